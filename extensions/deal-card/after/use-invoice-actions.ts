import { useExtensionActions } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { useTurn } from '../../shared/service/use-turn.ts';
import { useDeal } from '../use-deal.ts';
import { endingOf, useWriteOnce, type Ending } from '../use-write-once.ts';
import { actionWords, nameOfInvoice, type Action, type Move } from './action-words.ts';
import { useFiles } from './use-files.ts';

/** The action last taken: only one at a time. */
export type Acting = { invoice: DealInvoice; action: Action } & ({ at: 'running' } | Ending);

export interface InvoiceActions {
  acting: Acting | null;
  /** `said`: a reason or a note. */
  run: (invoice: DealInvoice, action: Action, said?: Record<string, string>) => void;
  /** Looks at the invoices again. */
  look: () => void;
}

/**
 * Works on one invoice of the deal (C50 to C52). A second click while one runs does nothing.
 * @param onActed called when an invoice was changed in Xero, may have been, or could not be: it may stand otherwise than is shown
 */
export function useInvoiceActions(onActed: () => void): InvoiceActions {
  const { addAlert } = useExtensionActions<'crm.record.tab'>();
  const [acting, setActing] = useState<Acting | null>(null);
  const isRunning = useRef(false);
  const move = useMove();
  const { copyPayLink, openPdf } = useFiles();

  const perform = (invoice: DealInvoice, action: Action, said: Record<string, string>): Promise<Ending> => {
    if (action === 'pay_link') return copyPayLink(invoice);
    return action === 'pdf' ? openPdf(invoice) : move(invoice, { action, said });
  };
  const run = async (invoice: DealInvoice, action: Action, said: Record<string, string> = {}): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    setActing({ invoice, action, at: 'running' });
    const ending = await perform(invoice, action, said);
    isRunning.current = false;
    setActing({ invoice, action, ...ending });
    const words = ending.at === 'done' && actionWords[action].done?.(nameOfInvoice(invoice));
    if (words) addAlert({ type: 'success', message: sentence(words) });
    if (action !== 'pay_link' && action !== 'pdf') onActed();
  };
  return { acting, run: (...asked) => void run(...asked), look: onActed };
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Asks for a change in Xero and follows it to its end. A try that got no answer is repeated under its own request id. */
export function useMove(): (
  invoice: DealInvoice,
  asked: { action: Move; said: Record<string, string> },
) => Promise<Ending> {
  const { dealId, path } = useDeal();
  const write = useWriteOnce();
  const turn = useTurn(path);
  return async ({ id }, { action, said }) => {
    const [door, more] = action === 'approve_and_send' ? ['approve', { send: true }] : [action, said];
    const asked = { path: `/cards/invoices/${encodeURIComponent(id)}/${door}`, body: { dealId, ...more } };
    return endingOf(await write({ ...asked, isCurrent: turn() }));
  };
}

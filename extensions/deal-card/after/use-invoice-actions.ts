import { useExtensionActions } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import type { DealInvoice, IntentState } from '../../../src/contract/invoicing.ts';
import { useTurn } from '../../shared/service/use-turn.ts';
import { followIntent } from '../follow-intent.ts';
import { useDeal } from '../use-deal.ts';
import { actionWords, nameOfInvoice, type Action, type Move } from './action-words.ts';
import type { Ending } from './ending.ts';
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
 * @param onActed called when an invoice was changed in Xero, or could not be: it may stand otherwise than is shown
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
    if (action !== 'pay_link' && action !== 'pdf' && ending.at !== 'unsettled') onActed();
  };
  return { acting, run: (...asked) => void run(...asked), look: onActed };
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Asks for a change in Xero and follows it to its end. A try that got no answer is repeated under its own request id. */
export function useMove(): (
  invoice: DealInvoice,
  asked: { action: Move; said: Record<string, string> },
) => Promise<Ending> {
  const { ask, dealId, path } = useDeal();
  const requestIds = useRef(new Map<string, string>());
  const turn = useTurn(path);
  return async ({ id }, { action, said }) => {
    const isCurrent = turn();
    const what = `${id} ${action} ${JSON.stringify(said)}`;
    const requestId = requestIds.current.get(what) ?? crypto.randomUUID();
    requestIds.current.set(what, requestId);
    const [door, more] = action === 'approve_and_send' ? ['approve', { send: true }] : [action, said];
    const body = { dealId, requestId, ...more };
    const answer = await ask<IntentState>(`/cards/invoices/${encodeURIComponent(id)}/${door}`, body);
    if (!answer.ok) return { at: 'refused', problem: answer.error };
    requestIds.current.delete(what);
    return endingOf(await followIntent(answer.value, { ask, isCurrent, tell: () => undefined }));
  };
}

function endingOf({ state, problem }: IntentState): Ending {
  if (state === 'done') return { at: 'done' };
  if (state !== 'rejected') return { at: 'unsettled' };
  return { at: 'refused', problem: problem ?? { message: 'Xero refused it.' } };
}

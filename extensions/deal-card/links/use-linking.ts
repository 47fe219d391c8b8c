import { useExtensionActions } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { LinkAnswer, LinkRequest, UnlinkAnswer } from '../../../src/contract/links.ts';
import { useTurn } from '../../shared/service/use-turn.ts';
import { useDeal } from '../use-deal.ts';

/** An invoice that is to bill the deal, and instead of which deal. */
export type Link = Pick<LinkRequest, 'invoiceId' | 'stepId' | 'moveFrom'>;

export type LinkStage =
  | { at: 'ready' }
  | { at: 'working' }
  /** More is billed then than the deal comes to. */
  | { at: 'over'; link: Link; message: string }
  | { at: 'refused'; problem: Problem }
  | { at: 'done' };

export interface Linking {
  stage: LinkStage;
  link: (link: Link, confirmOver?: true) => void;
  unlink: (invoiceId: string) => void;
  /** Begins anew. */
  reset: () => void;
}

/**
 * Links an invoice to the deal, or takes it off again. A second click while one runs does nothing.
 * @param onChanged called when the deal is billed otherwise than before, or, where it was refused, may be
 */
export function useLinking(onChanged: (how: 'done' | 'refused') => void): Linking {
  const { ask, path } = useDeal();
  const { addAlert } = useExtensionActions<'crm.record.tab'>();
  const [stage, setStage] = useState<LinkStage>({ at: 'ready' });
  const isRunning = useRef(false);
  const turn = useTurn(path);

  const run = async (work: () => Promise<LinkStage & { told?: string }>): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    const isCurrent = turn();
    setStage({ at: 'working' });
    const { told, ...next } = await work();
    isRunning.current = false;
    if (isCurrent()) setStage(next);
    if (told) addAlert({ type: 'success', message: told });
    if (next.at === 'done' || next.at === 'refused') onChanged(next.at);
  };
  const link = async (asked: Link, confirmOver?: true) => {
    const answer = await ask<LinkAnswer>(`${path}/links`, { ...asked, ...(confirmOver && { confirmOver }) });
    if (!answer.ok) return { at: 'refused', problem: answer.error } as const;
    const { outcome, message } = answer.value;
    return outcome === 'confirm_over'
      ? ({ at: 'over', link: asked, message } as const)
      : ({ at: 'done', told: message } as const);
  };
  const unlink = async (invoiceId: string) => {
    const answer = await ask<UnlinkAnswer>(`${path}/unlink`, { invoiceId });
    return answer.ok
      ? ({ at: 'done', told: answer.value.message } as const)
      : ({ at: 'refused', problem: answer.error } as const);
  };
  return {
    stage,
    link: (...asked) => void run(() => link(...asked)),
    unlink: (invoiceId) => void run(() => unlink(invoiceId)),
    reset: () => setStage({ at: 'ready' }),
  };
}

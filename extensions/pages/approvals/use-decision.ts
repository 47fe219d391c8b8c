import { useExtensionActions } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import type { ApprovalDetail } from '../../../src/contract/approval-queue.ts';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { IntentState } from '../../../src/contract/invoicing.ts';
import { followIntent } from '../../deal-card/follow-intent.ts';
import { refusalIn } from '../../deal-card/use-write-once.ts';
import { useAsk } from '../../shared/service/use-ask.ts';
import { useTurn } from '../../shared/service/use-turn.ts';
import { panelOf } from './approval-words.ts';

/** What a person decides about an invoice that waits. */
export type Verdict = { do: 'approve'; send: boolean } | { do: 'return'; reason: string };

export interface Decision {
  /** `unsettled`: it goes on, but for longer than a person should watch. */
  state: 'rest' | 'running' | 'unsettled' | Pick<Problem, 'message' | 'fix'>;
  decide: (verdict: Verdict) => void;
}

const SAID: Record<Verdict['do'], string> = {
  approve: 'is approved and awaits payment.',
  return: 'is returned: it is a draft again.',
};

/**
 * Decides about one invoice, once at a time, and follows it until it stands in Xero.
 * @param look looks again at the queue behind the panel
 */
export function useDecision(approval: ApprovalDetail, look: () => Promise<Problem | null>): Decision {
  const ask = useAsk();
  const { addAlert, closeOverlay } = useExtensionActions<'pages'>();
  const [state, setState] = useState<Decision['state']>('rest');
  const isRunning = useRef(false);
  const { approvalId, version, invoice } = approval;
  const turn = useTurn(approvalId);

  const run = async (verdict: Verdict): Promise<Decision['state']> => {
    const isCurrent = turn();
    const { do: what, ...said } = verdict;
    const path = `/pages/approvals/${encodeURIComponent(approvalId)}/${what}`;
    const seen = what === 'approve' ? { version } : {};
    const answer = await ask<IntentState>(path, { requestId: crypto.randomUUID(), ...seen, ...said });
    if (!answer.ok) return answer.error;
    const ended = await followIntent(answer.value, { ask, isCurrent, tell: () => undefined });
    if (ended.state === 'rejected') return refusalIn(ended);
    return ended.state === 'done' ? 'rest' : 'unsettled';
  };
  const decide = async (verdict: Verdict): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    setState('running');
    const ended = await run(verdict);
    isRunning.current = false;
    setState(ended);
    if (ended === 'rest') {
      closeOverlay(panelOf(approvalId));
      addAlert({
        type: 'success',
        message: `${invoice.number ? `Invoice ${invoice.number}` : 'The invoice'} ${SAID[verdict.do]}`,
      });
    }
    await look();
  };
  return { state, decide: (verdict) => void decide(verdict) };
}

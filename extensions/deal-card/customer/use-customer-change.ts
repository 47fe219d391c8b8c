import { useRef, useState } from 'react';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { IntentState } from '../../../src/contract/invoicing.ts';
import { useTurn } from '../../shared/service/use-turn.ts';
import { followIntent } from '../follow-intent.ts';
import { useDeal } from '../use-deal.ts';

/** What can be filled in at a customer whom Xero knows. */
export type CustomerField = 'email' | 'addressLine' | 'city' | 'region' | 'postCode' | 'country' | 'taxNumber';

export type Filling =
  | { at: 'idle' }
  | { at: 'running' }
  /** The write goes on, but for longer than a person should watch. */
  | { at: 'unsettled' }
  | { at: 'refused'; problem: Pick<Problem, 'message' | 'fix'> };

export interface CustomerChange {
  filling: Filling;
  save: (contactId: string, change: Partial<Record<CustomerField, string>>) => void;
}

/**
 * Fills in what is missing at the deal's customer in Xero (C18). A second click while one runs does nothing; a try that got
 * no answer is repeated under its own request id.
 * @param onFilled called when it stands in Xero
 */
export function useCustomerChange(onFilled: () => void): CustomerChange {
  const { ask, path } = useDeal();
  const [filling, setFilling] = useState<Filling>({ at: 'idle' });
  const tries = useRef(new Map<string, string>());
  const isRunning = useRef(false);
  const turn = useTurn(path);

  const run = async (asked: Record<string, string>): Promise<Filling> => {
    const isCurrent = turn();
    const what = JSON.stringify(asked);
    const requestId = tries.current.get(what) ?? crypto.randomUUID();
    tries.current.set(what, requestId);
    const answer = await ask<IntentState>(`${path}/customer`, { ...asked, requestId });
    if (!answer.ok) return { at: 'refused', problem: answer.error };
    tries.current.delete(what);
    return fillingOf(await followIntent(answer.value, { ask, isCurrent, tell: () => undefined }));
  };
  const save: CustomerChange['save'] = (contactId, change) => {
    if (isRunning.current) return;
    isRunning.current = true;
    setFilling({ at: 'running' });
    void run({ contactId, ...change }).then((ending) => {
      isRunning.current = false;
      setFilling(ending);
      if (ending.at === 'idle') onFilled();
    });
  };
  return { filling, save };
}

function fillingOf({ state, problem }: IntentState): Filling {
  if (state === 'done') return { at: 'idle' };
  if (state !== 'rejected') return { at: 'unsettled' };
  return { at: 'refused', problem: problem ?? { message: 'Xero refused it.' } };
}

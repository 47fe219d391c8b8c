import { useRef, useState } from 'react';
import { useTurn } from '../../shared/service/use-turn.ts';
import { useDeal } from '../use-deal.ts';
import { endingOf, useWriteOnce, type Ending } from '../use-write-once.ts';

/** What can be filled in at a customer whom Xero knows. */
export type CustomerField = 'email' | 'addressLine' | 'city' | 'region' | 'postCode' | 'country' | 'taxNumber';

export type Filling = { at: 'idle' | 'running' } | Exclude<Ending, { at: 'done' }>;

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
  const { path } = useDeal();
  const write = useWriteOnce();
  const [filling, setFilling] = useState<Filling>({ at: 'idle' });
  const isRunning = useRef(false);
  const turn = useTurn(path);

  const run = async (body: Record<string, string>): Promise<Filling> => {
    const ending = endingOf(await write({ path: `${path}/customer`, body, isCurrent: turn() }));
    return ending.at === 'done' ? { at: 'idle' } : ending;
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

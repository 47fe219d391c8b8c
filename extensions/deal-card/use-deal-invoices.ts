import type { DealInvoices } from '../../src/contract/invoicing.ts';
import { lookWaits, sleep } from '../shared/service/sleep.ts';
import { useAnswer } from '../shared/service/use-answer.ts';
import { useTurn } from '../shared/service/use-turn.ts';
import { useDeal } from './use-deal.ts';

/** The invoices of the deal. They are asked for again after an action, and when the card says so, never otherwise. */
export function useDealInvoices() {
  const path = `${useDeal().path}/invoices`;
  const { state, reload, look } = useAnswer<DealInvoices>(path);
  const turn = useTurn(path);

  const lookAfter = async (waits: readonly number[]): Promise<void> => {
    const isCurrent = turn();
    await look();
    for (const wait of waits) {
      await sleep(wait);
      if (!isCurrent()) return;
      await look();
    }
  };
  return {
    ...{ state, reload, look: () => void look() },
    /** Looks at once, then from 2 to 10 seconds apart for two minutes: what an action sets off takes its time. */
    watch: () => void lookAfter(lookWaits),
    /** Looks at once and for twelve seconds more: HubSpot tells the card of a change of the deal before it tells us. */
    lookAwhile: () => void lookAfter(lookWaits.slice(0, 3)),
  };
}

import type { DealReadiness, Readiness } from '../../../src/contract/readiness.ts';
import { useAnswer } from '../../shared/service/use-answer.ts';
import { useDeal } from '../use-deal.ts';

interface KnownReadiness {
  /** Null: it is not known, or cannot be had; the invoices are what the card is about. */
  known: Readiness | null;
  /** Asks again, behind what is shown. */
  look: () => void;
}

/** Whether the deal could be billed, from what is mirrored of it: no vendor is asked. Of one that is billed nothing is asked. */
export function useReadiness(isToBill: boolean): KnownReadiness {
  const { path } = useDeal();
  const { state, look } = useAnswer<DealReadiness>(isToBill ? `${path}/readiness` : null);
  return { known: isToBill && state.status === 'ready' ? state.value.readiness : null, look: () => void look() };
}

import { useState } from 'react';
import type { BulkPlanned } from '../../../src/contract/bulk.ts';
import type { Problem } from '../../../src/contract/envelope.ts';
import { useAsk } from '../service/use-ask.ts';
import type { BulkStatus } from './bulk-words.ts';

interface Plan {
  isPlanning: boolean;
  refused: Problem | null;
  plan: (dealIds: string[], status: BulkStatus) => void;
}

/** Has the invoices of some deals planned. A click that is repeated gets the same plan. */
export function usePlan(onPlanned: (runId: string) => void): Plan {
  const ask = useAsk();
  const [isPlanning, setPlanning] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const plan = async (dealIds: string[], status: BulkStatus): Promise<void> => {
    setPlanning(true);
    const answer = await ask<BulkPlanned>('/bulk/plans', { requestId: crypto.randomUUID(), dealIds, status });
    setPlanning(false);
    setRefused(answer.ok ? null : answer.error);
    if (answer.ok) onPlanned(answer.value.runId);
  };
  return { isPlanning, refused, plan: (dealIds, status) => void plan(dealIds, status) };
}

import { useState } from 'react';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { CreateItemAnswer, MapProductAnswer } from '../../../src/contract/mapping.ts';
import { lookWaits, sleep } from '../../shared/service/sleep.ts';
import { useDeal } from '../use-deal.ts';
import { refusalIn } from '../use-write-once.ts';

interface ProductItem {
  /** `unsettled`: it goes on, but for longer than a person should watch. */
  state: 'rest' | 'running' | 'unsettled' | Pick<Problem, 'message' | 'fix'>;
  /** Keeps that the product is billed as the item. */
  keep: (itemId: string) => void;
  /** Makes an item of the product in Xero. */
  make: () => void;
}

/**
 * What a product of the deal is billed as, said by whoever bills it.
 * @param onFilled called when it is known from now on
 */
export function useProductItem(productId: string | null, onFilled: () => void): ProductItem {
  const { ask, dealId } = useDeal();
  const [state, setState] = useState<ProductItem['state']>('rest');
  const path = `/cards/products/${productId ?? ''}`;

  const make = async (): Promise<ProductItem['state']> => {
    const requestId = crypto.randomUUID();
    for (const wait of lookWaits) {
      const answer = await ask<CreateItemAnswer>(`${path}/create-item`, { dealId, requestId });
      if (!answer.ok) return answer.error;
      const { state: stands, problem } = answer.value;
      if (stands === 'done') return 'rest';
      if (stands === 'rejected') return refusalIn({ problem });
      // The same request again answers how it stands.
      await sleep(wait);
    }
    return 'unsettled';
  };
  const keep = async (itemId: string): Promise<ProductItem['state']> => {
    const answer = await ask<MapProductAnswer>(`${path}/map`, { dealId, itemId });
    return answer.ok ? 'rest' : answer.error;
  };
  const run = async (work: () => Promise<ProductItem['state']>): Promise<void> => {
    setState('running');
    const ended = await work();
    setState(ended);
    if (ended === 'rest') onFilled();
  };
  return { state, keep: (itemId) => void run(() => keep(itemId)), make: () => void run(make) };
}

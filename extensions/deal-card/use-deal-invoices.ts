import { useExtensionActions } from '@hubspot/ui-extensions';
import { useEffect, useRef } from 'react';
import type { DealInvoices } from '../../src/contract/invoicing.ts';
import { lookWaits, sleep } from '../shared/service/sleep.ts';
import { useAnswer } from '../shared/service/use-answer.ts';
import { useTurn } from '../shared/service/use-turn.ts';
import { useDeal } from './use-deal.ts';

/** What of a deal bears on its invoices. */
const watchedProperties = ['amount', 'deal_currency_code', 'dealname', 'dealstage'];

/** The invoices of the deal. They are asked for again after an action, on property updates and on refresh, never otherwise. */
export function useDealInvoices() {
  const path = `${useDeal().path}/invoices`;
  const { state, reload, look } = useAnswer<DealInvoices>(path);
  const turn = useTurn(path);

  /** Looks at once, then from 2 to 10 seconds apart for two minutes: what an action sets off takes its time. */
  const watch = async (): Promise<void> => {
    const isCurrent = turn();
    await look();
    for (const wait of lookWaits) {
      await sleep(wait);
      if (!isCurrent()) return;
      await look();
    }
  };
  useOnPropertyUpdates(() => void look());
  return { state, reload, look: () => void look(), watch: () => void watch() };
}

/** HubSpot has no way to stop listening, so that a card which is gone stays silent. */
function useOnPropertyUpdates(tell: () => void): void {
  const { onCrmPropertiesUpdate } = useExtensionActions<'crm.record.tab'>();
  const latest = useRef<(() => void) | null>(null);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => {
    onCrmPropertiesUpdate(watchedProperties, () => latest.current?.());
    return () => {
      latest.current = null;
    };
  }, [onCrmPropertiesUpdate]);
}

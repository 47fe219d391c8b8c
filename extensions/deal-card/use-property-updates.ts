import { useExtensionActions } from '@hubspot/ui-extensions';
import { useEffect, useRef } from 'react';

/** What of a deal bears on its invoices. */
const watchedProperties = ['amount', 'deal_currency_code', 'dealname', 'dealstage'];

/** Tells that a property of the deal was updated. HubSpot has no way to stop listening, so that a card which is gone stays silent. */
export function usePropertyUpdates(tell: () => void): void {
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

import { useExtensionContext } from '@hubspot/ui-extensions';
import { useMemo } from 'react';
import { askOf, type Ask } from './ask.ts';

/** The way to our service, wherever in HubSpot the extension stands. */
export function useAsk(): Ask {
  const origin = useExtensionContext().variables?.['appOrigin'];
  return useMemo(() => askOf(typeof origin === 'string' ? origin : undefined), [origin]);
}

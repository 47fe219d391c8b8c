import { useExtensionContext } from '@hubspot/ui-extensions';
import { createContext, useContext } from 'react';
import type { Ask } from '../shared/service/ask.ts';
import { useAsk } from '../shared/service/use-ask.ts';

export interface Deal {
  ask: Ask;
  dealId: string;
  /** The path under which the service speaks of this deal. */
  path: string;
}

/** The deal that is worked on where no card stands on it: on a page. */
export const DealOnPage = createContext<string | null>(null);

/** The deal on which the card stands, or that the page has chosen, and the way to ask about it. */
export function useDeal(): Deal {
  const onPage = useContext(DealOnPage);
  const context = useExtensionContext<'crm.record.tab'>();
  const dealId = onPage ?? String(context.crm.objectId);
  return { ask: useAsk(), dealId, path: `/cards/deals/${dealId}` };
}

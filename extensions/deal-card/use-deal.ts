import { useExtensionContext } from '@hubspot/ui-extensions';
import type { Ask } from '../shared/service/ask.ts';
import { useService } from '../shared/service/use-service.ts';

export interface Deal {
  ask: Ask;
  dealId: string;
  /** The path under which the service speaks of this deal. */
  path: string;
}

/** The deal on which the card stands, and the way to ask about it. */
export function useDeal(): Deal {
  const dealId = String(useExtensionContext<'crm.record.tab'>().crm.objectId);
  return { ask: useService().ask, dealId, path: `/cards/deals/${dealId}` };
}

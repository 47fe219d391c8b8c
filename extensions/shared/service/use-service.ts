import { useExtensionContext } from '@hubspot/ui-extensions';
import { useMemo } from 'react';
import { pathWith, type Ask } from './ask.ts';
import { useAsk } from './use-ask.ts';

interface Service {
  ask: Ask;
  /** The path of a door that answers about the record on which the card stands. */
  pathOf: (path: string, query?: Record<string, string | undefined>) => string;
}

/** Our service, as a card on a record asks it. */
export function useService(): Service {
  const ask = useAsk();
  const { objectId, objectTypeId } = useExtensionContext<'crm.record.tab'>().crm;
  return useMemo(
    () => ({ ask, pathOf: (path, query) => pathWith(path, { objectTypeId, objectId: String(objectId), ...query }) }),
    [ask, objectId, objectTypeId],
  );
}

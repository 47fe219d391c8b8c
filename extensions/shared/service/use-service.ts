import { useExtensionContext } from '@hubspot/ui-extensions';
import { useMemo } from 'react';
import { askOf, pathWith, type Ask } from './ask.ts';

interface Service {
  ask: Ask;
  /** The path of a door that answers about the record on which the card stands. */
  pathOf: (path: string, query?: Record<string, string | undefined>) => string;
}

/** Our service, as this card asks it. */
export function useService(): Service {
  const { crm, variables } = useExtensionContext<'crm.record.tab'>();
  const { objectId, objectTypeId } = crm;
  const origin = variables?.['appOrigin'];
  return useMemo(
    () => ({
      ask: askOf(typeof origin === 'string' ? origin : undefined),
      pathOf: (path, query) => pathWith(path, { objectTypeId, objectId: String(objectId), ...query }),
    }),
    [origin, objectId, objectTypeId],
  );
}

import * as z from 'zod';
import type { CrmProperty } from '../../billing-settings/facts.ts';
import type { ReadProperties } from '../../billing-settings/ports.ts';
import { withToken } from '../with-token.ts';
import { callHubSpot, type HubSpotReading } from './call.ts';

const list: z.ZodType<CrmProperty[]> = z
  .object({ results: z.array(z.object({ name: z.string(), label: z.string(), hidden: z.boolean().default(false) })) })
  .transform(({ results }) =>
    results.filter(({ hidden }) => !hidden).map(({ name, label }) => ({ name, label: label === '' ? name : label })),
  );

/** Which properties records of a type have, those aside that HubSpot itself hides: one call. */
export const readProperties =
  (reading: HubSpotReading): ReadProperties =>
  ({ portalId, objectTypeId }) =>
    withToken({ token: reading.token, who: { portalId } }, (accessToken) =>
      callHubSpot(
        { ...reading, accessToken, operation: 'properties.list' },
        { method: 'GET', path: `/crm/properties/2026-09/${objectTypeId}` },
        list,
      ),
    );

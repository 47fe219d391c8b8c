import { randomUUID } from 'node:crypto';
import { createVendors } from '../../functions/runtime/create-vendors.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { unwrap } from '../../src/lib/result.ts';
import { xeroTokens } from '../../src/tenancy/token-sources.ts';
import type { Field } from '../field/open-field.ts';

/**
 * What Xero itself takes for the request of an intent: the same bytes once more, under another key, with nothing of ours
 * around them. Milliseconds.
 */
export async function barePut(field: Field, intentId: string): Promise<number> {
  const { tenantId, request } = await sentBy(field, intentId);
  const accessToken = await tokenFor(field, tenantId);
  const headers = {
    authorization: `Bearer ${accessToken}`,
    'xero-tenant-id': tenantId,
    'idempotency-key': randomUUID(),
    'content-type': 'application/json',
    accept: 'application/json',
  };
  const url = `${field.vendors.xero.url}/api.xro/2.0/Invoices?summarizeErrors=false&unitdp=4`;
  const began = performance.now();
  const response = await fetch(url, { method: 'PUT', headers, body: request });
  const text = await response.text();
  const took = performance.now() - began;
  if (!response.ok) throw new Error(`Xero answered ${response.status}: ${text}`);
  return took;
}

async function sentBy({ store, portalId }: Field, intentId: string): Promise<{ tenantId: string; request: string }> {
  const row = await store.withPortal(portalId, ({ db }) =>
    db
      .selectFrom('outbox_intents')
      .select(['tenant_id', 'request'])
      .where('intent_id', '=', intentId)
      .executeTakeFirstOrThrow(),
  );
  return { tenantId: row.tenant_id, request: row.request };
}

async function tokenFor({ store, config, portalId }: Field, tenantId: string): Promise<string> {
  const { refresh } = createVendors(config, { store, clock: systemClock }).xero.tokens;
  const shared = { store: store.system, keyRing: config.keyRing, clock: systemClock };
  return unwrap(await xeroTokens({ ...shared, refresh })({ portalId, tenantId }, { fresh: false }));
}

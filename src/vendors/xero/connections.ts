import * as z from 'zod';
import type { VendorFailure } from '../../lib/failure.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { readBody } from '../rows.ts';
import { send, type Calling } from '../send.ts';
import { final } from '../with-token.ts';
import { xeroFailure } from './failures.ts';
import { get, remove } from './sdk.ts';

/** One organisation that a person has connected to the app. */
export interface XeroConnection {
  /** Xero's id of the connection; another one than the organisation's. */
  connectionId: string;
  tenantId: string;
  tenantName: string;
  /** `ORGANISATION`, `PRACTICE`, … */
  tenantType: string;
}

const connections: z.ZodType<XeroConnection[]> = z.array(
  z
    .object({ id: z.string(), tenantId: z.string(), tenantName: z.string().nullish(), tenantType: z.string() })
    .transform((row) => ({
      connectionId: row.id,
      tenantId: row.tenantId,
      tenantName: row.tenantName ?? '',
      tenantType: row.tenantType,
    })),
);

/**
 * What the bearer of the token has connected; with an authentication event id, only what was connected by that consent.
 * A refused token is `auth_revoked`.
 */
export async function readConnections(
  calling: Calling & { apiUrl: string },
  accessToken: string,
  authEventId?: string,
): Promise<Result<XeroConnection[], VendorFailure>> {
  const reply = await send({ ...calling, vendor: 'xero', operation: 'getConnections' }, () =>
    get({ url: `${calling.apiUrl}/connections`, accessToken, params: { authEventId } }),
  );
  if (!reply.ok) return reply;
  if (reply.value.status !== 200) return err(final(xeroFailure(reply.value, 'the list of connections')));
  return readBody(reply.value, 'xero', connections);
}

/** Ends one connection, and no other of the same person; one that is gone already is no failure. A refused token is `auth_revoked`. */
export async function deleteConnection(
  calling: Calling & { apiUrl: string },
  accessToken: string,
  connectionId: string,
): Promise<Result<void, VendorFailure>> {
  const url = `${calling.apiUrl}/connections/${encodeURIComponent(connectionId)}`;
  const reply = await send({ ...calling, vendor: 'xero', operation: 'deleteConnection' }, () =>
    remove({ url, accessToken }),
  );
  if (!reply.ok) return reply;
  if (reply.value.status === 204 || reply.value.status === 404) return ok(undefined);
  return err(final(xeroFailure(reply.value, 'the list of connections')));
}

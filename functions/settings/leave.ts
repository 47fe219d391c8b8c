import { stopIntents } from '../../src/invoicing/outbox/stop-intents.ts';
import { closeIssues } from '../../src/issues/close-issues.ts';
import type { Clock } from '../../src/lib/clock.ts';
import type { KeyRing } from '../../src/lib/crypto.ts';
import type { Conflict, VendorFailure } from '../../src/lib/failure.ts';
import type { NewId } from '../../src/lib/ids.ts';
import type { Log } from '../../src/lib/log.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { EndedHow } from '../../src/tenancy/facts.ts';
import { eraseAfter } from '../../src/tenancy/leaving/grace.ts';
import type { LeavingStore, ServedConnection } from '../../src/tenancy/leaving/ports.ts';
import { releaseConnection, type ReleaseDeps } from '../../src/tenancy/leaving/release-connection.ts';
import type { Consent } from '../../src/tenancy/ports.ts';
import { unsealTokens } from '../../src/tenancy/sealed-tokens.ts';
import { problemOf } from '../runtime/failures.ts';
import type { InSettings } from '../runtime/settings-unit.ts';

export interface LeaveDeps {
  store: LeavingStore;
  inSettings: InSettings;
  xero: ReleaseDeps;
  hubspot: {
    uninstall: (who: { portalId: string }) => Promise<Result<void, VendorFailure>>;
    revoke: (refreshToken: string) => Promise<Result<void, VendorFailure>>;
  };
  keyRing: KeyRing;
  clock: Clock;
  newId: NewId;
  log: Log;
}

/** Who leaves: a signed admin. */
type Who = NonNullable<Consent['who']>;

/** The ways in which a portal leaves an organisation, or us. */
export interface Leave {
  /** Ends one connection at Xero, then here. What Xero does not take is told, and nothing is changed then. */
  disconnect: (who: Who, tenantId: string) => Promise<Result<void, VendorFailure | Conflict>>;
  /**
   * Ends every connection at Xero and the installation at HubSpot, then here. Where a vendor does not take its part the rest is
   * left as it is; asked again, it goes on from there. Answers from when on everything may be deleted.
   */
  uninstall: (who: Who) => Promise<Result<Date, VendorFailure>>;
  /** Takes in that the app was uninstalled in HubSpot. */
  uninstalled: (portalId: string) => Promise<void>;
}

const GONE: Conflict = { code: 'conflict', message: 'This organisation is not connected any more.' };

export function createLeave(deps: LeaveDeps): Leave {
  const { store, clock } = deps;
  return {
    disconnect: async (who, tenantId) => {
      const connection = (await store.connectionsOf(who.portalId)).find((one) => one.tenantId === tenantId);
      if (!connection) return err(GONE);
      const released = await releaseConnection(deps.xero, connection);
      if (released.ok) await end(deps, { portalId: who.portalId, connection, how: 'here', who });
      return released;
    },
    uninstall: (who) => uninstall(deps, who),
    uninstalled: async (portalId) => {
      const at = clock.now();
      for (const connection of await store.connectionsOf(portalId)) {
        const released = await releaseConnection(deps.xero, connection);
        if (!released.ok) deps.log.warn({ portalId, failure: released.error }, 'a connection was not ended at Xero');
        await end(deps, { portalId, connection, how: 'uninstalled', who: null });
      }
      // Last: the journal is read again after a crash, and only a portal that counts as installed is gone on with.
      await store.markUninstalled(portalId, { at, eraseAfter: eraseAfter(at), by: null });
    },
  };
}

async function uninstall(deps: LeaveDeps, who: Who): Promise<Result<Date, VendorFailure>> {
  const { portalId, userId } = who;
  for (const connection of await deps.store.connectionsOf(portalId)) {
    const released = await releaseConnection(deps.xero, connection);
    if (!released.ok) return released;
    await end(deps, { portalId, connection, how: 'uninstalled', who });
  }
  const gone = await deps.hubspot.uninstall({ portalId });
  // Who lets us in no more has uninstalled us already.
  if (!gone.ok && gone.error.code !== 'auth_revoked') return gone;
  await revokeAtHubSpot(deps, portalId);
  const at = deps.clock.now();
  await deps.inSettings(portalId, ({ audit }) =>
    audit.note({ at, ...who, action: 'uninstall', objectTypeId: 'portal', objectId: portalId, right: 'admin' }),
  );
  await deps.store.markUninstalled(portalId, { at, eraseAfter: eraseAfter(at), by: userId });
  return ok(eraseAfter(at));
}

/** The app is gone by now: a token that outlives it is nothing that anybody has to be told of. */
async function revokeAtHubSpot({ store, hubspot, keyRing, log }: LeaveDeps, portalId: string): Promise<void> {
  const grant = await store.hubspotGrant(portalId);
  if (grant?.state !== 'usable') return;
  const row = { table: 'hubspot_grants', owner: portalId } as const;
  const revoked = await hubspot.revoke(unsealTokens(keyRing, row, grant).refreshToken);
  if (!revoked.ok) log.warn({ portalId, failure: revoked.error }, 'a token was not revoked at HubSpot');
}

interface Ended {
  portalId: string;
  connection: ServedConnection;
  how: EndedHow;
  who: Who | null;
}

/** Marks the connection ended, names what was on its way, and tells the audit log who did it. */
async function end(
  { inSettings, clock, newId }: LeaveDeps,
  { portalId, connection: { tenantId, name }, how, who }: Ended,
): Promise<void> {
  await inSettings(portalId, async (unit) => {
    const at = clock.now();
    const ended = await unit.settings.end({ tenantId, how, by: who?.userId ?? null, at });
    await closeIssues({ issues: unit.issues, clock }, { kind: 'reconnect_needed', subjects: [tenantId] });
    await stopIntents({ clock, newId, words: problemOf }, unit, { tenantId, name });
    if (!who || !ended) return;
    const organisation = { objectTypeId: 'xero_organisation', objectId: tenantId };
    await unit.audit.note({ at, ...who, action: 'disconnect_xero', ...organisation, right: 'admin' });
  });
}

import type { VendorFailure } from '../lib/failure.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { checkConnection, meaningOfRefusal, type CheckDeps } from './check-connections.ts';
import type { EndedConnection, OpenConnection } from './ports.ts';

const who = { portalId: '100', tenantId: 't' };
const NOW = new Date('2026-11-20T10:00:00Z');
const open: OpenConnection = { ...who, tenantName: 'Otter', connectedAt: new Date('2026-11-01T09:00:00Z') };
const down: VendorFailure = { code: 'vendor_unavailable', vendor: 'xero', detail: 'answered 503' };

interface Given {
  listed?: Result<{ tenantId: string }[], VendorFailure>;
  token?: Result<string, VendorFailure>;
  connection?: OpenConnection | null;
  /** Whether it still stands as it was read. */
  stands?: boolean;
}

function checks({ listed = ok([]), token = ok('token'), connection = open, stands = true }: Given) {
  const told: EndedConnection[] = [];
  const marked: [OpenConnection, Date][] = [];
  let calls = 0;
  const deps: CheckDeps = {
    store: {
      openConnection: () => Promise.resolve(connection),
      endInXero: (...ended) => {
        if (stands) marked.push(ended);
        return Promise.resolve(stands);
      },
    },
    token: () => Promise.resolve(token),
    listConnections: () => {
      calls += 1;
      return Promise.resolve(listed);
    },
    clock: { now: () => NOW },
    watch: {
      ended: (connections) => {
        told.push(...connections);
        return Promise.resolve();
      },
    },
  };
  return { deps, told, marked, calls: () => calls };
}

test('an organisation that is not listed any more is marked, and its people are told', async () => {
  const { deps, told, marked, calls } = checks({ listed: ok([{ tenantId: 'another' }]) });
  expect(await meaningOfRefusal(deps, who, 'AuthenticationUnsuccessful')).toMatchObject({
    code: 'auth_revoked',
    told: true,
  });
  expect(marked).toEqual([[open, NOW]]);
  expect(told).toEqual([{ ...who, tenantName: 'Otter', how: 'in_xero' }]);
  expect(calls()).toBe(1);
});

test('one that is listed was refused for something else: Xero’s own words', async () => {
  const { deps, told, marked } = checks({ listed: ok([{ tenantId: 't' }]) });
  expect(await meaningOfRefusal(deps, who, 'AuthenticationUnsuccessful')).toEqual({
    code: 'vendor_rejected',
    vendor: 'xero',
    status: 403,
    messages: ['AuthenticationUnsuccessful'],
  });
  expect([told, marked]).toEqual([[], []]);
});

test.each<[string, Given]>([
  ['the list cannot be read', { listed: err(down) }],
  ['there is no token', { token: err(down) }],
])('while %s nothing is decided', async (_when, given) => {
  const { deps, told, marked } = checks(given);
  expect(await meaningOfRefusal(deps, who, '')).toEqual(down);
  expect([told, marked]).toEqual([[], []]);
});

test('what ended, or was connected anew, in the meantime is told by nobody twice', async () => {
  const renewed = checks({ stands: false });
  expect(await checkConnection(renewed.deps, who)).toEqual(ok('disconnected'));
  const gone = checks({ connection: null });
  expect(await checkConnection(gone.deps, who)).toEqual(ok('disconnected'));
  expect([...renewed.told, ...gone.told, gone.calls()]).toEqual([0]);
});

import type { Consent, NewConnections } from '../../src/tenancy/ports.ts';
import { eachDatabase } from '../support/databases.ts';
import { addPortal, openTestStore, type TestStore } from '../support/test-store.ts';

const at = new Date('2026-11-20T10:00:00Z');
const tokens = { accessToken: 'sealed', refreshToken: 'sealed', accessExpiresAt: at, scopes: '' };
const organisation = (tenantId: string) => ({ tenantId, connectionId: `c-${tenantId}`, tenantName: tenantId });

eachDatabase((_name, fresh) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(fresh);
    for (const portalId of ['100', '200']) await addPortal(opened.store, portalId);
  });
  afterAll(() => opened.remove());

  const start = async (consentId: string, step: Consent['step'] = 'left') => {
    const who = { portalId: '100', userId: '7', userEmail: 'user7@acme.test' };
    const consent = { consentId, kind: 'xero_connect', step, who, cookieHash: null } as const;
    await opened.store.system.consents.add({ ...consent, expiresAt: new Date(at.getTime() + 1) });
  };
  const connect = (given: Partial<NewConnections>) => {
    const grant = { xeroUserId: `user-of-${given.portalId ?? '100'}`, tokens };
    const usual = { portalId: '100', connectedBy: '7', organisations: [organisation('t')], grant, at };
    return opened.store.system.saveConnections({ ...usual, ...given });
  };
  const main = (portalId: string) =>
    opened.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('xero_connections').select('tenant_id').where('is_main', '=', true).execute(),
    );

  test('a step is made once, from where it may be made, and in time', async () => {
    const { consents } = opened.store.system;
    await start('a');
    const step = { consentId: 'a', from: ['left'], to: 'returned', at } as const;
    expect(await consents.move({ ...step, from: ['opened'] })).toBe(false);
    expect(await consents.move({ ...step, at: new Date(at.getTime() + 1) })).toBe(false);
    expect(await consents.move(step)).toBe(true);
    expect(await consents.move(step)).toBe(false);
  });

  test('a consent is confirmed once, and only one that holds something', async () => {
    await start('b', 'returned');
    const confirmed = { consentId: 'b', userEmail: 'user7@acme.test' };
    expect(await connect({ confirmed })).toBeNull();
    const granted = { xeroUserId: 'x', tokens, organisations: [{ ...organisation('t'), tenantType: 'ORGANISATION' }] };
    await opened.store.system.consents.move({ consentId: 'b', from: ['returned'], to: 'returned', at, granted });
    expect(await connect({ confirmed })).toEqual({ taken: [] });
    expect(await connect({ confirmed })).toBeNull();
  });

  test('whatever two portals connect at once, each organisation is one’s, and each portal has one main organisation', async () => {
    for (let round = 0; round < 12; round += 1) {
      const names = [`${round}-a`, `${round}-b`];
      const both = names.map(organisation);
      const answers = await Promise.all([
        connect({ organisations: both }),
        connect({ portalId: '200', organisations: both.toReversed() }),
        connect({ organisations: [organisation(`${round}-c`)] }),
      ]);
      const taken = answers.map((answer) => answer?.taken.length);
      expect([taken[2], (taken[0] ?? 0) + (taken[1] ?? 0)]).toEqual([0, 2]);
    }
    expect([(await main('100')).length, (await main('200')).length <= 1]).toEqual([1, true]);
  });
});

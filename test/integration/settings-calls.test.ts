import { callsAnswer, type CallsAnswer } from '../../src/contract/calls.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW } from '../support/door-house.ts';
import { ADMIN, MEMBER, openSettingsHouse, type SettingsHouse } from '../support/settings-house.ts';

const tenantOf = (portalId: string): string => `tenant-of-${portalId}`;

eachDatabase((_name, fresh) => {
  let house: SettingsHouse;
  beforeAll(async () => {
    house = await openSettingsHouse(fresh);
  });
  afterAll(() => house.remove());

  const ask = (portalId: string, userId = ADMIN) => house.ask({ portalId, userId }, { path: '/settings/calls' });
  const calls = async (portalId: string): Promise<CallsAnswer> => callsAnswer.parse((await ask(portalId)).value);
  const add = (portalId: string, tenantId: string, more: object) =>
    house.store.system.addCalls([
      { ...{ portalId, tenantId, day: '2026-11-20', live: 0, background: 0, told: null }, ...more },
    ]);

  test('it is shut to whoever is no admin', async () => {
    const portalId = await house.write();
    expect((await ask(portalId, MEMBER)).error?.code).toBe('not_allowed');
    expect((await ask('99999999')).error?.code).toBe('not_allowed');
  });

  test('an organisation that was never called, and HubSpot, show seven days without calls', async () => {
    const portalId = await house.write();
    const none = { live: 0, background: 0, day: null, waiting: 0 };
    const answer = await calls(portalId);
    expect(answer).toMatchObject([
      { ...none, tenantId: tenantOf(portalId), name: 'Acme Books' },
      { ...none, tenantId: '', name: 'HubSpot' },
    ]);
    expect(answer[0]?.days.map(({ day }) => day)).toEqual([
      '2026-11-14',
      '2026-11-15',
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
    ]);
  });

  test('calls are added up, what was told last counts, and nobody else’s are among them', async () => {
    const [portalId, other] = [await house.write(), await house.write()];
    const tenantId = tenantOf(portalId);
    const told = (left: number, minutes: number) => ({
      told: { limit: 5000, left, at: new Date(NOW.getTime() - minutes * 60_000) },
    });
    await add(portalId, tenantId, { live: 10, background: 4490, ...told(500, 0) });
    await add(portalId, tenantId, { live: 1, ...told(4000, 30) });
    await add(portalId, tenantId, { background: 1 });
    await add(portalId, tenantId, { day: '2026-11-14', live: 7 });
    await add(portalId, tenantId, { day: '2026-11-13', live: 9 });
    await add(portalId, '', { live: 3 });
    await add(other, tenantOf(other), { live: 99 });
    await house.store.withPortal(portalId, async (handle) => {
      const { queue } = house.store;
      await queue.send(handle, 'pull-page', { ids: { tenantId, stream: 'invoices' } });
      await queue.send(handle, 'fetch-changed', { ids: { tenantId } });
      await queue.send(handle, 'pull-page', { ids: { tenantId: '', stream: 'crm_deals' } });
    });
    const [xero, hubspot] = await calls(portalId);
    expect(xero).toMatchObject({
      ...{ live: 11, background: 4491, waiting: 2 },
      day: { used: 4500, limit: 5000, stopsAt: 4500, state: 'held', toldAt: NOW.toISOString() },
    });
    expect(xero?.day?.runsOutAt).toBe('2026-11-20T13:19:57.867Z');
    expect(xero?.days.map((day) => day.calls)).toEqual([7, 0, 0, 0, 0, 0, 4502]);
    expect(hubspot).toMatchObject({ live: 3, background: 0, day: null, waiting: 1 });
  });
});

import { call, connect, control, startSmall } from '../testing/harness.ts';
import { ids } from '../testing/small-world.ts';
import type { XeroStandIn } from '../start.ts';

let xero: XeroStandIn;
beforeEach(async () => {
  xero = await startSmall({ limits: { tier: 'starter', minute: 7 } });
});
afterEach(() => xero.close());

const set = async (body: object): Promise<unknown> => (await control(xero, '/limits', body)).json();
const shown = async (): Promise<unknown> => (await fetch(`${xero.url}/__sandbox/limits`)).json();

test('the limits in force, and what each organisation has left of them', async () => {
  await call(xero, await connect(xero), { path: '/Currencies' });
  expect(await shown()).toEqual({
    limits: { minute: 7, day: 1000, concurrent: 5, appMinute: 10_000, rows: 100_000 },
    left: [
      {
        tenantId: ids.organisation,
        name: 'Small Ltd',
        standing: 'paying',
        calls: { app: { day: 999, minute: 6, appMinute: 9999 } },
        emails: 1000,
        approvals: null,
      },
      expect.objectContaining({ tenantId: ids.other, calls: { app: { day: 1000, minute: 7, appMinute: 9999 } } }),
    ],
  });
});

test('a change is answered as it is then shown, and leaves all else as it was', async () => {
  const changed = await set({ day: 3, tenantId: ids.other, standing: 'trial', approvalsAMonth: 20 });
  expect(changed).toEqual(await shown());
  expect(changed).toMatchObject({
    limits: { minute: 7, day: 3 },
    left: [
      { standing: 'paying', emails: 1000, approvals: null },
      { standing: 'trial', emails: 20, approvals: 20 },
    ],
  });
  expect(await set({ tier: 'core' })).toMatchObject({ limits: { minute: 7, day: 5000 } });
  expect(await set({ tier: 'starter', day: 5 })).toMatchObject({ limits: { day: 5 } });
});

test('what is no limit, or of no organisation, is refused and changes nothing', async () => {
  const before = await shown();
  for (const body of [{ hour: 1 }, { minute: -1 }, { tier: 'gold' }, { minute: 1, tenantId: 'nope' }])
    expect([body, (await control(xero, '/limits', body)).status]).toEqual([body, 400]);
  expect(await shown()).toEqual(before);
});

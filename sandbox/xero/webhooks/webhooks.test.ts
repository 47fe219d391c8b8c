import { call, connect, control, startSmall } from '../testing/harness.ts';
import { ids } from '../testing/small-world.ts';
import { until, useWebhooks } from '../testing/use-webhooks.ts';

const house = useWebhooks();
const sequences = () => house.receiver.deliveries().map(({ first, last }) => [first, last]);

test('changes of one moment travel in one signed POST, whatever they are about', async () => {
  const { xero, receiver } = house;
  await control(xero, '/edit', { contactId: ids.ada, changes: { name: 'Ada & Sønner' } });
  await control(xero, '/pay', { invoiceId: ids.partPaid });
  await until(() => receiver.deliveries().length > 0);
  expect(receiver.deliveries()).toMatchObject([
    {
      genuine: true,
      first: 1,
      last: 2,
      events: [
        { eventCategory: 'CONTACT', resourceId: ids.ada, eventType: 'UPDATE', tenantId: ids.organisation },
        { eventCategory: 'INVOICE', resourceId: ids.partPaid, eventType: 'UPDATE' },
      ],
    },
  ]);
  expect(receiver.deliveries()[0]?.events[1]?.eventDateUtc).toMatch(/^2026-11-22T09:00:\d\d\.\d{3}$/);
  expect(await house.report()).toMatchObject({ mode: 'deliver', pending: 0, delivered: 2, failed: 0, confirmed: true });
});

test('what is refused is not told', async () => {
  await control(house.xero, '/void', { invoiceId: ids.partPaid });
  expect(await house.report()).toMatchObject({ pending: 0 });
});

test('an organisation that the app is not connected to tells it nothing', async () => {
  await control(house.xero, '/revoke', {});
  await house.edit();
  expect(await house.report()).toMatchObject({ pending: 0, delivered: 0 });
});

test('held events wait; a release lets them go and holds the next ones', async () => {
  await house.set({ mode: 'hold' });
  await house.edit(3);
  expect(await house.report()).toMatchObject({ mode: 'hold', pending: 3, delivered: 0 });
  expect(await house.set({ mode: 'release' })).toMatchObject({ mode: 'hold', pending: 0, delivered: 3 });
  await house.edit();
  expect(sequences()).toEqual([[1, 3]]);
  expect(await house.set({ mode: 'deliver' })).toMatchObject({ mode: 'deliver', pending: 0, delivered: 4 });
  expect(sequences()).toEqual([
    [1, 3],
    [4, 4],
  ]);
});

test('duplicate sends the very same bytes twice', async () => {
  await house.set({ mode: 'hold' });
  await house.edit(2);
  await house.set({ mode: 'duplicate' });
  const [one, other] = house.receiver.deliveries();
  expect(house.receiver.deliveries()).toHaveLength(2);
  expect(other?.raw).toBe(one?.raw);
  expect(await house.report()).toMatchObject({ delivered: 2 });
});

test('shuffle sends one by one in an order that its seed decides', async () => {
  const order = async (seed: number) => {
    const before = house.receiver.deliveries().length;
    const { delivered } = await house.set({ mode: 'hold' });
    await house.edit(8);
    await house.set({ mode: 'shuffle', seed });
    return sequences()
      .slice(before)
      .flatMap(([first, last]) => (first === last ? [Number(first) - delivered] : []));
  };
  const first = await order(5);
  expect([...first].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(first).not.toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(await order(5)).toEqual(first);
  expect(await order(6)).not.toEqual(first);
});

test('what is dropped never comes, and leaves a gap in the numbers', async () => {
  await house.edit();
  await house.set({ mode: 'drop' });
  await house.edit(2);
  await house.set({ mode: 'deliver' });
  await house.edit();
  await until(() => house.receiver.deliveries().length === 2);
  expect(sequences()).toEqual([
    [1, 1],
    [4, 4],
  ]);
  expect(await house.report()).toMatchObject({ dropped: 2, delivered: 2 });
});

test('a webhook comes before the answer when told to, and the receiver can already read what it is about', async () => {
  const { xero, receiver } = house;
  const tokens = await connect(xero);
  await house.set({ mode: 'deliver', beforeAnswer: true });
  let answered = false;
  const seen: [boolean, number][] = [];
  receiver.answer = async () => {
    const read = await call(xero, tokens, { path: `/Invoices/${ids.dueToday}` });
    seen.push([answered, read.status]);
    return 200;
  };
  await house.edit();
  answered = true;
  expect(seen).toEqual([[false, 200]]);
  expect(await house.report()).toMatchObject({ beforeAnswer: true, delivered: 1 });
});

test('without a receiver events are kept, and go once there is one', async () => {
  const alone = await startSmall();
  try {
    await connect(alone);
    await control(alone, '/approve', { invoiceId: ids.draft });
    const report = async (answer: Promise<Response>) => (await answer).json() as Promise<object>;
    expect(await report(fetch(`${alone.url}/__sandbox/webhooks`))).toMatchObject({ pending: 1, url: null });
    const given = { url: house.receiver.url, key: 'webhook-key' };
    expect(await report(control(alone, '/webhooks', given))).toMatchObject({
      pending: 0,
      delivered: 1,
      disabled: null,
    });
    expect((await control(alone, '/webhooks', { mode: 'lose' })).status).toBe(400);
  } finally {
    await alone.close();
  }
});

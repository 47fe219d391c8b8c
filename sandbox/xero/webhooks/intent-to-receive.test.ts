import { control } from '../testing/harness.ts';
import { until, useWebhooks } from '../testing/use-webhooks.ts';

const house = useWebhooks();

test('a receiver proves itself once, on payloads without events, before it gets its first', async () => {
  await house.edit();
  await until(() => house.receiver.deliveries().length === 1);
  expect(house.receiver.received.map(({ genuine, events }) => [genuine, events.length])).toEqual([
    [true, 0],
    [false, 0],
    [false, 0],
    [true, 0],
    [true, 1],
  ]);
  await house.set({ mode: 'deliver' });
  expect(house.receiver.received).toHaveLength(5);
});

test.each([
  ['takes anything', () => 200, '200 instead of 401 to a wrong'],
  ['refuses everything', () => 401, '401 instead of 200 to a right'],
  ['answers 204', ({ genuine }: { genuine: boolean }) => (genuine ? 204 : 401), '204 instead of 200 to a right'],
  ['does not answer', () => 'never' as const, 'no answer instead of 200 to a right'],
])('a receiver that %s gets nothing', async (_name, answer, reason) => {
  const usual = house.receiver.answer;
  house.receiver.answer = answer;
  await house.edit();
  const report = await house.set({ mode: 'deliver' });
  expect(report).toMatchObject({ pending: 1, confirmed: false, disabled: `Intent to receive: ${reason} signature` });
  expect(house.receiver.deliveries()).toEqual([]);
  house.receiver.answer = usual;
  expect(await house.set({ mode: 'deliver' })).toMatchObject({ pending: 0, confirmed: true, disabled: null });
});

test('another address has to prove itself anew', async () => {
  await house.set({ mode: 'deliver' });
  const before = house.receiver.received.length;
  await control(house.xero, '/webhooks', { url: `${house.receiver.url}/new` });
  expect(house.receiver.received.length - before).toBe(4);
});

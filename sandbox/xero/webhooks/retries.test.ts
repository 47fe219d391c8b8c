import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, control, startSmall } from '../testing/harness.ts';
import { KEY, type Received } from '../testing/receiver.ts';
import { ids } from '../testing/small-world.ts';
import { until, useWebhooks } from '../testing/use-webhooks.ts';

const MINUTE_S = 60;
const house = useWebhooks();

/** The receiver proves itself and then answers everything with this. */
const answerWith = async (status: number | 'never') => {
  await house.set({ mode: 'deliver' });
  const usual = house.receiver.answer;
  house.receiver.answer = (one: Received) => (one.events.length === 0 ? usual(one) : status);
};
const attempts = () => house.receiver.deliveries().length;

test.each([500, 307, 401, 'never'] as const)(
  '%s is a failure: tried again at once, then a quarter of an hour later',
  async (status) => {
    await answerWith(status);
    await house.edit();
    await until(() => attempts() === 2);
    const [one, again] = house.receiver.deliveries();
    expect(again?.raw).toBe(one?.raw);
    await until(() => house.xero.state.data.webhooks.nextAttemptAt !== undefined);
    expect((await house.report()).nextAttemptAt).toMatch(/^2026-11-22T09:15:/);
    house.receiver.answer = () => 204;
    house.xero.clock.advance(15 * MINUTE_S + 5);
    await until(() => attempts() === 3);
    await until(() => house.xero.state.data.webhooks.waiting.length === 0);
    expect(await house.report()).toMatchObject({
      pending: 0,
      delivered: 1,
      failed: 2,
      nextAttemptAt: null,
      disabled: null,
    });
  },
);

test('nothing is tried before its time, and later events wait in line', async () => {
  await answerWith(500);
  await house.edit();
  await until(() => house.xero.state.data.webhooks.nextAttemptAt !== undefined);
  house.xero.clock.advance(14 * MINUTE_S);
  await house.edit();
  // Asking for the normal mode runs a round at once: it must find that nothing is due.
  await house.set({ mode: 'deliver' });
  expect(attempts()).toBe(2);
  house.receiver.answer = () => 200;
  house.xero.clock.advance(MINUTE_S + 1);
  await until(() => attempts() === 3);
  expect(house.receiver.deliveries().at(-1)).toMatchObject({ first: 1, last: 2 });
});

test('after a day of failures deliveries are off; switched on again, all comes in order', async () => {
  await answerWith(503);
  await house.edit();
  await until(() => house.xero.state.data.webhooks.nextAttemptAt !== undefined);
  house.xero.clock.advance(24 * 60 * MINUTE_S);
  await until(() => house.xero.state.data.webhooks.disabled !== undefined);
  expect((await house.report()).disabled).toMatch(/^Every delivery since 2026-11-22T09:00:\d\d\.\d{3}Z failed$/);
  await house.edit();
  house.xero.clock.advance(3600);
  expect(attempts()).toBe(4);
  house.receiver.answer = ({ genuine }) => (genuine ? 200 : 401);
  expect(await house.set({ mode: 'deliver' })).toMatchObject({ pending: 0, delivered: 2, disabled: null });
  expect(house.receiver.deliveries().at(-1)).toMatchObject({ first: 1, last: 2 });
});

test('what nobody took for 31 days is gone', async () => {
  await house.set({ mode: 'hold' });
  await house.edit();
  house.xero.clock.advance(31 * 24 * 60 * MINUTE_S + 1);
  await house.edit();
  expect(await house.set({ mode: 'deliver' })).toMatchObject({ pending: 0, delivered: 1 });
});

test('what waits outlives a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xero-webhooks-'));
  const stateFile = join(folder, 'xero.json');
  try {
    const first = await startSmall({ stateFile });
    await connect(first);
    await control(first, '/approve', { invoiceId: ids.draft });
    await first.close();
    const second = await startSmall({ stateFile, webhooks: { url: house.receiver.url, key: KEY } });
    await until(() => attempts() === 1);
    await second.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSmall } from '../testing/start-small.ts';
import { appWith, ORIGIN, until, type Reply } from '../testing/use-calls.ts';
import { eventsOf, useWebhooks } from '../testing/use-webhooks.ts';
import type { Subscription } from './config.ts';
import { nextAttempt } from './retries.ts';

const HOUR_S = 3600;
const house = useWebhooks();
const attempts = () => house.told().map(({ attemptNumber }) => attemptNumber);

test.each<[string, Reply]>([
  ['503', 503],
  ['404', 404],
  ['a redirect', 307],
  ['no answer in time', 'never'],
])('%s is a failure: the same event comes again, and says so', async (_what, reply) => {
  house.reply = (_request, call) => (call === 1 ? reply : 204);
  await house.edit();
  await until(() => house.hubspot.state.data.webhooks.failed === 1);
  expect(await house.report()).toMatchObject({ pending: 1, delivered: 0, failed: 1 });
  house.hubspot.clock.advance(50);
  await house.set({ mode: 'deliver' });
  expect(house.received).toHaveLength(1);
  house.hubspot.clock.advance(11);
  await until(() => house.hubspot.state.data.webhooks.delivered === 1);
  const [first, again] = house.told();
  expect(again).toEqual({ ...first, attemptNumber: 1 });
});

test('after ten repeats, all within a day, HubSpot gives up', async () => {
  house.reply = () => 500;
  await house.edit();
  const begun = house.hubspot.clock.now().getTime();
  await until(() => attempts().length === 1);
  while ((await house.report()).pending > 0) {
    const before = attempts().length;
    await until(() => house.hubspot.state.data.webhooks.failed === before);
    const { nextAttemptAt } = await house.report();
    if (nextAttemptAt === null) break;
    const seconds = (Date.parse(nextAttemptAt) - house.hubspot.clock.now().getTime()) / 1000;
    house.hubspot.clock.advance(seconds + 0.01);
    await until(() => attempts().length === before + 1);
  }
  expect(attempts()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect((house.hubspot.clock.now().getTime() - begun) / 1000 / HOUR_S).toBeLessThan(24);
  expect(await house.report()).toMatchObject({ pending: 0, delivered: 0, givenUp: 1, failed: 11, nextAttemptAt: null });
});

test('events that failed together come back at times of their own, later events beside them', async () => {
  const now = new Date('2026-11-22T10:00:00Z');
  const times = ['a', 'b', 'c'].map((name) => Date.parse(nextAttempt(2, { now, name })!) - now.getTime());
  expect(new Set(times).size).toBe(3);
  for (const ms of times) expect(ms / 60_000).toBeCloseTo(2.85, 0);
  expect(nextAttempt(11, { now, name: 'a' })).toBeUndefined();

  house.reply = (_request, call) => (call === 1 ? 500 : 200);
  await house.edit(2);
  await until(() => house.hubspot.state.data.webhooks.failed === 1);
  house.hubspot.clock.advance(61);
  await house.edit();
  await until(() => house.hubspot.state.data.webhooks.delivered === 3);
  expect(
    new Set(
      house.received
        .slice(1)
        .flatMap(eventsOf)
        .map(({ attemptNumber }) => attemptNumber),
    ),
  ).toEqual(new Set([0, 1]));
});

const amount: Subscription = {
  subscriptionType: 'object.propertyChange',
  objectType: 'deals',
  propertyName: 'amount',
  active: true,
};
const webhooks = { targetUrl: `${ORIGIN}/hooks`, maxConcurrentRequests: 6, subscriptions: [amount] };

test('an address that is mapped nowhere is as one that does not answer; what waits outlives a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hubspot-webhooks-'));
  const options = { stateFile: join(folder, 'hubspot.json'), app: appWith({ webhooks }) };
  try {
    const first = await startSmall(options);
    await first.token();
    await first.control('PATCH', '/crm/deals/301', { properties: { amount: '7' } });
    const { body } = await first.control('POST', '/webhooks', { mode: 'deliver' });
    expect(body).toMatchObject({ pending: 1, failed: 1 });
    await first.close();
    const second = await startSmall({ ...options, origins: { [ORIGIN]: house.backendUrl } });
    second.clock.advance(61);
    await until(() => second.state.data.webhooks.delivered === 1);
    expect(house.told()).toMatchObject([{ propertyValue: '7', attemptNumber: 1 }]);
    await second.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});

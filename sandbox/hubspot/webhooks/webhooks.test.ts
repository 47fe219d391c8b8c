import { startSmall } from '../testing/start-small.ts';
import { genuine, until } from '../testing/use-calls.ts';
import { eventsOf, useWebhooks } from '../testing/use-webhooks.ts';

const house = useWebhooks();
const common = (subscriptionType: string) => ({
  eventId: expect.any(Number) as number,
  subscriptionId: expect.any(Number) as number,
  portalId: 62515,
  appId: 54321,
  occurredAt: expect.any(Number) as number,
  subscriptionType,
  changeSource: 'CRM_UI',
  sourceId: 'userId:9',
  attemptNumber: 0,
});

test('a change arrives as an array of events, signed in both ways over the very bytes', async () => {
  const before = house.hubspot.clock.now().getTime();
  await house.control('PATCH', '/crm/deals/301', { properties: { amount: '7', dealname: 'Café' } });
  await until(() => house.received.length === 1);
  const [received] = house.received;
  expect([received?.method, received?.url]).toEqual(['POST', '/webhooks/hubspot']);
  expect(genuine(received!)).toEqual({ older: 'v1', v3: true });
  expect(house.told()).toEqual([
    {
      ...common('object.propertyChange'),
      objectId: 301,
      objectTypeId: '0-3',
      propertyName: 'amount',
      propertyValue: '7',
      isSensitive: false,
    },
  ]);
  const at = Number(house.told()[0]?.['occurredAt']);
  expect(at - before).toBeGreaterThanOrEqual(0);
  expect(at - before).toBeLessThan(60_000);
  expect(await house.report()).toMatchObject({ mode: 'deliver', pending: 0, delivered: 1, failed: 0 });
});

test('a creation, a deletion, a restore and an association have the words of their own', async () => {
  const { id } = await house.control<{ id: string }>('POST', '/crm/companies', { properties: { name: 'New Ltd' } });
  await house.control('DELETE', `/crm/companies/${id}`);
  await house.control('POST', `/crm/companies/${id}/restore`);
  await house.control('POST', `/crm/deals/301/associations/companies/${id}`);
  await until(() => house.told().length === 4);
  const company = { objectId: Number(id), objectTypeId: '0-2' };
  expect(house.told()).toEqual([
    { ...common('object.creation'), ...company, changeFlag: 'NEW' },
    { ...common('object.deletion'), ...company, changeFlag: 'DELETED' },
    { ...common('object.restore'), ...company },
    {
      ...common('object.associationChange'),
      associationType: 'COMPANY_TO_DEAL',
      fromObjectTypeId: '0-2',
      fromObjectId: Number(id),
      toObjectTypeId: '0-3',
      toObjectId: 301,
      associationRemoved: false,
      isPrimaryAssociation: false,
    },
  ]);
});

test('a merge names both records and the new one', async () => {
  const { id } = await house.control<{ id: string }>('POST', '/crm/companies/102/merge', { into: '101' });
  const merges = () => house.told().filter((one) => one['subscriptionType'] === 'object.merge');
  await until(() => merges().length === 1);
  expect(merges()).toEqual([
    {
      ...common('object.merge'),
      objectTypeId: '0-2',
      primaryObjectId: 101,
      mergedObjectIds: [102],
      newObjectId: Number(id),
      numberOfPropertiesMoved: 0,
    },
  ]);
});

test('a deletion for privacy is an event of the portal, not of an object', async () => {
  await house.control('POST', '/crm/contacts/201/privacy-delete');
  await until(() => house.received.length === 1);
  expect(house.told()).toEqual([{ ...common('contact.privacyDeletion'), objectId: 201 }]);
});

test('what is switched off, not readable to the app, or not subscribed to is not told', async () => {
  const { subscriptions } = await house.report();
  expect(subscriptions.flatMap(({ id, inactive }) => (inactive === undefined ? [] : [[id, inactive]]))).toEqual([
    [2_900_007, 'It is switched off'],
    [2_900_008, 'The app lacks the scope crm.objects.products.read or e-commerce'],
  ]);
  await house.control('POST', '/crm/deals', { properties: { dealname: 'x', dealstage: 'open' } });
  await house.control('POST', '/crm/products', { properties: { name: 'x' } });
  await house.control('PATCH', '/crm/deals/301', { properties: { dealname: 'y' } });
  expect(await house.report()).toMatchObject({ pending: 0, delivered: 0 });
});

test('a portal where the app is not installed tells it nothing', async () => {
  await house.control('POST', '/uninstall');
  await house.edit();
  const { pending, delivered, subscriptions } = await house.report();
  expect([pending, delivered, subscriptions[0]?.inactive]).toEqual([0, 0, 'The app is not installed']);
});

test('what happened before an uninstall is still told after it', async () => {
  await house.set({ mode: 'hold' });
  await house.edit();
  await house.control('POST', '/uninstall');
  expect(await house.set({ mode: 'deliver' })).toMatchObject({ pending: 0, delivered: 1 });
});

test('at most a hundred events travel in one POST, and at most so many POSTs are under way', async () => {
  await house.set({ mode: 'hold' });
  await house.edit(650);
  let most = 0;
  const open: (() => void)[] = [];
  house.reply = () => (response) => {
    open.push(() => response.end());
    most = Math.max(most, open.length);
  };
  const releasing = house.set({ mode: 'release' });
  await until(() => open.length === 6);
  while (house.received.length < 7) {
    open.shift()?.();
    await new Promise(setImmediate);
  }
  house.reply = () => ({});
  for (const end of open) end();
  await releasing;
  expect(most).toBe(6);
  expect(house.received.map((one) => eventsOf(one).length)).toEqual([100, 100, 100, 100, 100, 100, 50]);
  expect(new Set(house.told().map(({ eventId }) => eventId)).size).toBe(200);
});

test('a property that was emptied has no value', async () => {
  await house.control('PATCH', '/crm/deals/301', { properties: { amount: null } });
  await until(() => house.received.length === 1);
  expect(house.told()).toMatchObject([{ propertyName: 'amount', propertyValue: '' }]);
});

test('held events wait; a release lets them go and holds the next ones', async () => {
  await house.set({ mode: 'hold' });
  await house.edit(2);
  expect(await house.report()).toMatchObject({ mode: 'hold', pending: 2, delivered: 0 });
  expect(await house.set({ mode: 'release' })).toMatchObject({ mode: 'hold', pending: 0, delivered: 2 });
  await house.edit();
  expect(await house.set({ mode: 'deliver' })).toMatchObject({ mode: 'deliver', pending: 0, delivered: 3 });
  expect(house.received.map((one) => eventsOf(one).length)).toEqual([2, 1]);
});

test('duplicate sends the very same bytes twice; what is dropped never comes', async () => {
  await house.set({ mode: 'hold' });
  await house.edit();
  expect(await house.set({ mode: 'duplicate' })).toMatchObject({ delivered: 1 });
  expect(house.received).toHaveLength(2);
  expect(house.received[1]?.body).toBe(house.received[0]?.body);
  await house.set({ mode: 'drop' });
  await house.edit(2, 10);
  expect(await house.set({ mode: 'deliver' })).toMatchObject({ delivered: 1, dropped: 2, pending: 0 });
  expect(house.received).toHaveLength(2);
});

test('shuffle sends one by one in an order that its seed decides', async () => {
  const order = async (seed: number) => {
    const before = house.received.length;
    await house.set({ mode: 'hold' });
    await house.edit(8);
    await house.set({ mode: 'shuffle', seed });
    return house.received.slice(before).map((one) => eventsOf(one).map((event) => event['propertyValue']));
  };
  const first = await order(5);
  const inTurn = Array.from({ length: 8 }, (_, index) => [String(index + 1)]);
  expect([...first].sort()).toEqual(inTurn);
  expect(first).not.toEqual(inTurn);
  // What the deal was before decides whether the first edit changes anything.
  await house.control('PATCH', '/crm/deals/301', { properties: { amount: '99' } });
  await house.set({ mode: 'deliver' });
  expect(await order(5)).toEqual(first);
  expect(await order(6)).not.toEqual(first);
});

test('other subscriptions and another address take the place of those of the app', async () => {
  const targetUrl = 'https://app.tieout.test/elsewhere';
  const wanted = { subscriptionType: 'object.propertyChange', objectType: 'company', propertyName: 'name' };
  await house.control('POST', '/webhooks', { targetUrl, subscriptions: [wanted] });
  await house.edit();
  await house.control('PATCH', '/crm/companies/101', { properties: { name: 'Acme' } });
  await until(() => house.received.length > 0);
  expect(house.received.map(({ url }) => url)).toEqual(['/elsewhere']);
  expect(house.told()).toMatchObject([{ propertyName: 'name', propertyValue: 'Acme', subscriptionId: 2_900_001 }]);
});

test.each([
  ['http', { targetUrl: 'http://app.tieout.test/x' }],
  ['an unknown mode', { mode: 'lose' }],
  ['an unknown kind of record', { subscriptions: [{ subscriptionType: 'object.creation', objectType: 'pet' }] }],
  ['no property', { subscriptions: [{ subscriptionType: 'object.propertyChange', objectType: 'deal' }] }],
  [
    'a property of a merge',
    { subscriptions: [{ subscriptionType: 'object.merge', objectType: 'deal', propertyName: 'amount' }] },
  ],
  [
    'the time of the last change',
    {
      subscriptions: [
        { subscriptionType: 'object.propertyChange', objectType: 'deal', propertyName: 'hs_lastmodifieddate' },
      ],
    },
  ],
  ['an older type', { subscriptions: [{ subscriptionType: 'contact.creation' }] }],
])('%s is refused', async (_what, body) => {
  expect((await house.hubspot.control('POST', '/webhooks', body)).status).toBe(400);
});

test('an app without webhooks is told nothing', async () => {
  const silent = await startSmall();
  await silent.token();
  await silent.control('PATCH', '/crm/deals/301', { properties: { amount: '7' } });
  expect((await silent.control('GET', '/webhooks')).body).toMatchObject({
    targetUrl: null,
    subscriptions: [],
    pending: 0,
  });
  await silent.close();
});

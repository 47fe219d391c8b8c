import { readCrmWebhook } from './webhook-events.ts';

const common = { eventId: 100, subscriptionId: 1, portalId: 62515, appId: 54321, occurredAt: 1_790_000_001_000 };
const by = { changeSource: 'CRM_UI', sourceId: 'userId:9', attemptNumber: 0 };
const read = (...events: object[]) => readCrmWebhook('54321', Buffer.from(JSON.stringify(events)));
const records = (event: object) =>
  read({ ...common, ...by, ...event })?.events.map(({ objectTypeId, objectId }) => `${objectTypeId}/${objectId}`);

test('a change is an event of its record', () => {
  const change = {
    subscriptionType: 'object.propertyChange',
    objectTypeId: '0-2',
    objectId: 101,
    propertyName: 'name',
  };
  expect(read({ ...common, ...by, ...change, propertyValue: '', isSensitive: false })).toEqual({
    ...{ received: 1, own: 0, unreadable: 0 },
    events: [
      {
        ...{ portalId: '62515', objectTypeId: '0-2', objectId: '101', kind: 'object.propertyChange', eventId: '100' },
        at: '2026-09-21T14:13:21.000Z',
      },
    ],
  });
});

test.each([
  [
    'a merge, of which no objectId is told',
    {
      subscriptionType: 'object.merge',
      objectTypeId: '0-2',
      primaryObjectId: 1,
      mergedObjectIds: [2, 3],
      newObjectId: 4,
    },
    ['0-2/1', '0-2/2', '0-2/3', '0-2/4'],
  ],
  [
    'an association',
    {
      subscriptionType: 'object.associationChange',
      ...{ fromObjectTypeId: '0-3', fromObjectId: 7, toObjectTypeId: '0-2', toObjectId: 8, associationRemoved: true },
    },
    ['0-3/7', '0-2/8'],
  ],
  ['a deletion for privacy', { subscriptionType: 'contact.privacyDeletion', objectId: 5 }, ['0-1/5']],
  ['a kind that HubSpot adds', { subscriptionType: 'conversation.creation', objectId: 5 }, ['conversation/5']],
])('%s names its records', (_what, event, expected) => {
  expect(records(event)).toEqual(expected);
});

test('what we have written ourselves is counted and asks for nothing; what another app has written is told', () => {
  const change = { ...common, subscriptionType: 'object.creation', objectTypeId: '0-1', objectId: 1 };
  const own = { ...change, changeSource: 'INTEGRATION', sourceId: '54321' };
  const other = { ...own, sourceId: '1' };
  expect(read(own, other)).toMatchObject({ received: 2, own: 1, unreadable: 0, events: [{ objectId: '1' }] });
});

test('an event that names no record, or no portal, is counted, and the others are read', () => {
  const good = { ...common, subscriptionType: 'object.creation', objectTypeId: '0-1', objectId: 1 };
  const lost = { ...good, portalId: undefined };
  expect(read({ ...good, objectId: undefined }, lost, good)).toMatchObject({ received: 3, unreadable: 2 });
});

test.each(['', '{', '{}', '7', 'null'])('%j is no list of events', (text) => {
  expect(readCrmWebhook('54321', Buffer.from(text))).toBeNull();
});

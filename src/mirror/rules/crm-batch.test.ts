import { crmBatch, isCrmBehind, MOST_RECORDS, streamOfType, typeOfStream, type CrmWaiting } from './crm-batch.ts';

const AT = new Date('2026-11-20T12:00:00Z');
const event = (changes: Partial<CrmWaiting> = {}): CrmWaiting => ({
  ...{ eventId: '1', category: '0-2', resourceId: '101', eventType: 'object.propertyChange' },
  ...{ at: AT.toISOString(), receivedAt: AT },
  ...changes,
});

const none = { crm_companies: [], crm_contacts: [], crm_deals: [], crm_products: [], crm_line_items: [] };

test('many events of one record are one reading; each kind of record is read by itself', () => {
  const waiting = [event(), event({ eventId: '2' }), event({ eventId: '3', category: '0-1', resourceId: '5' })];
  expect(crmBatch(waiting)).toEqual({
    ...{ ids: { ...none, crm_companies: ['101'], crm_contacts: ['5'] }, erased: [] },
    events: waiting,
  });
});

test('what has no room waits, later events of what has room do not', () => {
  const waiting = [...Array(MOST_RECORDS + 1).keys(), 0].map((id, n) =>
    event({ eventId: `${n}`, resourceId: `${id}` }),
  );
  const { ids, events } = crmBatch(waiting);
  expect(ids.crm_companies).toHaveLength(MOST_RECORDS);
  expect(waiting.filter((one) => !events.includes(one))).toEqual([waiting[MOST_RECORDS]]);
});

test('a deletion for privacy reads nothing, a kind of record that is not known neither', () => {
  const privacy = event({ category: '0-1', resourceId: '5', eventType: 'contact.privacyDeletion' });
  const ticket = event({ category: '0-5' });
  expect(crmBatch([privacy, ticket])).toEqual({ ids: none, erased: ['5'], events: [privacy, ticket] });
});

test('streams and types lead to each other', () => {
  expect(streamOfType('0-3')).toBe('crm_deals');
  expect([typeOfStream('crm_deals'), typeOfStream('crm_owners'), streamOfType('0-5')]).toEqual([
    '0-3',
    undefined,
    undefined,
  ]);
});

const after = (ms: number): Date => new Date(AT.getTime() + ms);

test.each([
  ['a change that the record shows', 'object.propertyChange', after(0), false],
  ['a change a second before its event', 'object.propertyChange', after(-1000), false],
  ['a change that the record does not show', 'object.propertyChange', after(-1001), true],
  ['a change of a record that is gone', 'object.propertyChange', undefined, false],
  ['a change of a record that cannot be understood', 'object.propertyChange', null, false],
  ['a new record that is not there', 'object.creation', undefined, true],
  ['a record that is back and not there', 'object.restore', undefined, true],
  ['a record that is back', 'object.restore', after(-60_000), false],
  ['a deleted record that is there', 'object.deletion', after(-60_000), true],
  ['a deleted record that is gone', 'object.deletion', undefined, false],
  ['a deleted record that was restored', 'object.deletion', after(60_000), false],
  ['an association, which touches no update time', 'object.associationChange', after(-60_000), false],
])('%s', (...[, eventType, shown, expected]) => {
  expect(isCrmBehind(event({ eventType }), shown, after(0))).toBe(expected);
});

test('nobody waits longer than five minutes', () => {
  const behind = (ms: number) => isCrmBehind(event(), after(-60_000), after(ms));
  expect([behind(299_999), behind(300_000)]).toEqual([true, false]);
});

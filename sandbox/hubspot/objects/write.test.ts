import type { Change } from '../changes.ts';
import { associate, disassociate } from '../associations/write.ts';
import { liveLinks } from '../associations/live-links.ts';
import { objectTypeOf } from '../object-types.ts';
import { startSmall, type SmallHubSpot } from '../testing/start-small.ts';
import { mergeRecords } from './merge.ts';
import { archiveRecord, createRecord, restoreRecord, updateRecord } from './write.ts';

const by = { changeSource: 'INTEGRATION', sourceId: '54321' } as const;
const [companies, contacts, deals] = [objectTypeOf('companies'), objectTypeOf('contacts'), objectTypeOf('deals')];
let hubspot: SmallHubSpot;
let portal: Parameters<typeof createRecord>[0];
let told: Change[];

beforeEach(async () => {
  hubspot = await startSmall();
  const { state, clock, changes, index, faults } = hubspot;
  portal = { state: state.data, clock, changes, index, faults };
  told = [];
  hubspot.changes.listen((change) => told.push(change));
});
afterEach(() => hubspot.close());

const recordOf = (type: 'companies' | 'contacts' | 'deals', id: string) => portal.state.records[type][id]!;
const linkIds = (from: 'companies' | 'contacts' | 'deals', id: string, to: 'companies' | 'contacts' | 'deals') =>
  liveLinks(portal.state, { from, id, to }).map((link) => [link.id, ...link.typeIds]);

test('a new record is told with its properties and its associations, seen from both ends', () => {
  const associations = [{ to: { objectType: 'companies', id: '1004' } as const, typeIds: [5] }];
  const { id } = createRecord(portal, { type: deals, properties: { dealname: 'Van' }, associations, by });
  expect(told).toMatchObject([
    { kind: 'creation', objectType: 'deals', objectId: id, ...by },
    { kind: 'propertyChange', objectId: id, propertyName: 'dealname', propertyValue: 'Van' },
    {
      kind: 'associationChange',
      objectId: id,
      toObjectId: '1004',
      associationRemoved: false,
      isPrimaryAssociation: true,
    },
    { kind: 'associationChange', objectType: 'companies', objectId: '1004', toObjectType: 'deals', toObjectId: id },
  ]);
  expect(linkIds('companies', '1004', 'deals')).toEqual([[id, 6, 342]]);
});

test('new records have longer ids than those that were there, one after another, whatever their kind', () => {
  const company = createRecord(portal, { type: companies, properties: { name: 'A' }, by });
  const deal = createRecord(portal, { type: deals, properties: { dealname: 'A' }, by });
  expect([company.id.length > 4, Number(deal.id) - Number(company.id)]).toEqual([true, 1]);
});

test('an edit tells what changed, and what HubSpot works out from it', async () => {
  await hubspot.control('PATCH', '/crm/deals/301', { properties: { dealstage: 'open', dealname: 'Shop front' } });
  const author = { changeSource: 'CRM_UI', sourceId: 'userId:9' };
  expect(told.map((change) => change.kind === 'propertyChange' && [change.propertyName, change.propertyValue])).toEqual(
    [
      ['dealstage', 'open'],
      ['hs_is_closed', 'false'],
      ['hs_is_closed_won', 'false'],
      ['hs_deal_stage_probability', '0.4'],
    ],
  );
  expect(told[0]).toMatchObject({ ...author, occurredAt: recordOf('deals', '301').updatedAt });
});

test('an archived record has no associations until it is restored, each told once', () => {
  const record = recordOf('companies', '101');
  archiveRecord(portal, { type: companies, record, by });
  archiveRecord(portal, { type: companies, record, by });
  expect([linkIds('deals', '301', 'companies'), linkIds('companies', '101', 'deals')]).toEqual([[['102', 341]], []]);
  restoreRecord(portal, { type: companies, record, by });
  expect(linkIds('companies', '101', 'deals')).toEqual([['301', 6, 342]]);
  expect(told.map(({ kind }) => kind)).toEqual(['deletion', 'restore']);
});

test('a new primary company takes the label from the one before', () => {
  const ends = { from: { objectType: 'deals', id: '301' }, to: { objectType: 'companies', id: '102' } } as const;
  associate(portal, { ...ends, typeIds: [5], by });
  associate(portal, { ...ends, typeIds: [5], by });
  expect(linkIds('deals', '301', 'companies')).toEqual([
    ['101', 341],
    ['102', 341, 5],
  ]);
  expect(told).toHaveLength(2);
  disassociate(portal, { ...ends, typeIds: [5], by });
  expect(linkIds('companies', '102', 'deals')).toEqual([['301', 342]]);
  disassociate(portal, { ...ends, by });
  disassociate(portal, { ...ends, by });
  expect(linkIds('companies', '102', 'deals')).toEqual([]);
  expect(told.slice(4)).toMatchObject([{ associationRemoved: true, isPrimaryAssociation: false }, { objectId: '102' }]);
});

test('merged contacts live on as the first, merged companies as a new one', () => {
  const [ada, bob] = [recordOf('contacts', '201'), recordOf('contacts', '202')];
  expect(mergeRecords(portal, { type: contacts, primary: ada, merged: bob, by })).toBe(ada);
  expect(ada.properties).toMatchObject({ firstname: 'Ada', lifecyclestage: 'customer', hs_merged_object_ids: '202' });
  expect(bob.archived).toBe(true);
  const [acme, branch] = [recordOf('companies', '101'), recordOf('companies', '102')];
  const one = mergeRecords(portal, { type: companies, primary: branch, merged: acme, by });
  expect(one.properties).toMatchObject({ name: "O'Brien & Søn", tier: 'gold', hs_merged_object_ids: '102;101' });
  expect(linkIds('deals', '301', 'companies')).toEqual([[one.id, 341, 5]]);
  expect(linkIds('contacts', '201', 'companies')).toEqual([[one.id, 1, 279]]);
  expect(told.filter(({ kind }) => kind === 'merge')).toMatchObject([
    { objectId: '201', mergedObjectIds: ['202'], newObjectId: '201', numberOfPropertiesMoved: 1 },
    { objectId: '102', mergedObjectIds: ['101'], newObjectId: one.id, numberOfPropertiesMoved: 1 },
  ]);
});

test('search does not know a new record while it trails behind', async () => {
  await hubspot.control('POST', '/faults', { operation: 'companies.search', kind: 'lag', delayMs: 30_000 });
  const { id } = createRecord(portal, { type: companies, properties: { name: 'Novel Ltd' }, by });
  updateRecord(portal, { type: companies, record: recordOf('companies', id), properties: { name: 'Novel plc' }, by });
  const token = await hubspot.token();
  const search = () => hubspot.api(token, '/crm/objects/2026-09/companies/search', { query: 'novel' });
  expect((await search()).body).toMatchObject({ total: 0 });
  hubspot.clock.advance(31);
  expect((await search()).body).toMatchObject({ total: 1, results: [{ id, properties: { name: 'Novel plc' } }] });
});

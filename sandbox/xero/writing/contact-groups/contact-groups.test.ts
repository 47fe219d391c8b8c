import { ids } from '../../testing/small-world.ts';
import { startWriter, type Writer } from '../../testing/writer.ts';
import type { Wire } from '../../wire/wire.ts';

let writer: Writer;
beforeAll(async () => (writer = await startWriter()));
afterAll(() => writer.xero.close());

const put = (group: Wire) => writer.send('PUT', '/ContactGroups', { body: { ContactGroups: [group] } });

test('a group is made, has its contacts once, and only when it is read alone', async () => {
  const { rows } = await put({ Name: 'Regulars' });
  expect(rows).toMatchObject([{ Name: 'Regulars', Status: 'ACTIVE', Contacts: [] }]);
  const path = `/ContactGroups/${String(rows[0]?.['ContactGroupID'])}`;
  const join = (...contacts: Wire[]) => writer.send('PUT', `${path}/Contacts`, { body: { Contacts: contacts } });
  const ada = { ContactID: ids.ada };
  expect(await join(ada, ada)).toMatchObject({ status: 200, rows: [{ Name: 'Ada Ltd' }, { Name: 'Ada Ltd' }] });
  expect(await writer.read(path)).toMatchObject([{ Contacts: [{ ...ada, Name: 'Ada Ltd' }] }]);
  expect(await writer.read('/ContactGroups?where=Name=="Regulars"')).toMatchObject([{ Contacts: [] }]);
  expect(await writer.read(`/Contacts/${ids.ada}`)).toMatchObject([{ ContactGroups: [{ Name: 'Regulars' }] }]);

  expect((await join({ ContactID: ids.zoe }, { ContactID: ids.bob })).messages).toEqual([
    'Unable to assign an Archived contact.',
  ]);
  for (const stranger of [{ ContactID: ids.paid }, { Name: 'Ada Ltd' }])
    expect((await join(stranger)).messages).toEqual(['Contact could not be found.']);
  const [group] = await writer.read(path);
  expect(group?.['Contacts']).toHaveLength(1);
});

test('a group with a name that is there, or none, or that is not new is refused', async () => {
  await put({ Name: 'Twice' });
  expect((await put({ Name: 'twice ' })).messages).toEqual(['Please enter a unique Name.']);
  expect((await put({ Name: ' ' })).messages).toEqual(['Name must be specified']);
  expect((await put({ Name: 'Gone', Status: 'DELETED' })).messages).toEqual([
    'A contact group is ACTIVE when it is created',
  ]);
  expect((await put({ Name: 'Full', Contacts: [{ ContactID: ids.ada }] })).status).toBe(501);
});

test('contacts cannot join a group that is not there', async () => {
  const body = { Contacts: [{ ContactID: ids.ada }] };
  expect((await writer.send('PUT', `/ContactGroups/${ids.ada}/Contacts`, { body })).status).toBe(404);
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { approved, startWriter, type Writer } from '../testing/writer.ts';

let folder: string;
let stateFile: string;
let writer: Writer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xero-'));
  stateFile = join(folder, 'xero.json');
  writer = await startWriter({ stateFile });
});
afterEach(async () => {
  await writer.xero.close();
  await rm(folder, { recursive: true });
});

const restart = async (): Promise<void> => {
  await writer.xero.close();
  writer = await startWriter({ stateFile });
};
const put = () => writer.send('PUT', '/Invoices', { body: approved(), headers: { 'Idempotency-Key': 'k' } });

test('documents, history and remembered answers outlive a restart', async () => {
  const first = await put();
  await restart();
  expect(await put()).toEqual(first);
  expect(await writer.read('/Invoices?createdByMyApp=true')).toHaveLength(1);
  const { rows } = await writer.send('GET', `/Invoices/${String(first.rows[0]?.['InvoiceID'])}/History`);
  expect(rows).toMatchObject([{ Changes: 'Created' }]);
});

test('a state that was saved before anything could be written is read', async () => {
  await put();
  await writer.xero.close();
  const saved = JSON.parse(await readFile(stateFile, 'utf8')) as { data: Record<string, unknown> };
  for (const name of ['remembered', 'history', 'emails']) Reflect.deleteProperty(saved.data, name);
  await writeFile(stateFile, JSON.stringify(saved));
  await restart();
  expect((await put()).status).toBe(200);
});

test('a state that was saved before there were quotes gets those of the world', async () => {
  await put();
  await writer.xero.close();
  const saved = JSON.parse(await readFile(stateFile, 'utf8')) as { data: { organisations: object[] } };
  const lists = ['quotes', 'repeatingInvoices', 'brandingThemes', 'trackingCategories', 'remindsOfInvoices'];
  for (const organisation of saved.data.organisations)
    for (const name of [...lists, 'contactGroups']) Reflect.deleteProperty(organisation, name);
  await writeFile(stateFile, JSON.stringify(saved));
  await restart();
  expect(await writer.read('/ContactGroups')).toEqual([]);
  expect(await writer.read('/Contacts?page=1')).toMatchObject([{ ContactGroups: [] }, { ContactGroups: [] }]);
  const counts = ['/Quotes', '/RepeatingInvoices', '/BrandingThemes', '/TrackingCategories'].map(
    async (path) => (await writer.read(path)).length,
  );
  expect(await Promise.all(counts)).toEqual([2, 1, 2, 2]);
  expect(await writer.read('/InvoiceReminders/Settings')).toEqual([{ Enabled: true }]);
});

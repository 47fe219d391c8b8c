import type { Fault } from '../../sandbox/kit/faults.ts';
import { kindsThatStrike } from '../../scripts/sandbox/faults-tested.ts';
import type { Implemented } from '../../scripts/sandbox/implemented.ts';
import { hubspotPath } from '../support/operations/hubspot-places.ts';
import { hubspotBody } from '../support/operations/hubspot-requests.ts';
import { hubspotHouse, sendTo, xeroHouse, type Answered, type House } from '../support/operations/operation-house.ts';
import { xeroBody } from '../support/operations/xero-bodies.ts';
import { xeroKnown, xeroPath } from '../support/operations/xero-places.ts';

/*
 * Every operation that a stand-in serves, struck by every kind of fault over HTTP: what is answered, whether anything was done, and
 * whether the connection broke. sandbox/README.md says so of each operation, by the same list of kinds.
 */

interface Vendor {
  start: () => Promise<House>;
  path: (house: House, operation: Implemented) => Promise<string>;
  body: (house: House, operation: Implemented, path: string) => unknown;
}

const xero: Vendor = { start: xeroHouse, path: xeroPath, body: xeroBody };
const hubspot: Vendor = { start: hubspotHouse, path: hubspotPath, body: hubspotBody };

/** The operations of a stand-in, of several paths of one id the first. */
async function operationsOf({ start }: Vendor): Promise<[string, Implemented][]> {
  const { implemented, close } = await start();
  await close();
  return [...new Map(implemented.toReversed().map((one): [string, Implemented] => [one.id, one]))].toReversed();
}

const DELAY_MS = 8;
/** Posts that only read, and what finds nothing to take away. */
const KEEPS_NOTHING = /\.(search|batchRead|batch\.read|introspect|properties\.batchArchive)$|^callbacks\./;
/** What can be completed was called by a workflow, which no house here has. */
const CALLED_BY_WORKFLOWS = /^callbacks\./;
const BROKEN = 'broken off';

/** One operation in a house of its own. */
async function inHouse(
  vendor: Vendor,
  operation: Implemented,
): Promise<{
  house: House;
  /** Asks, with a fault of that kind or none. */
  ask: (kind?: Fault['kind'], more?: Partial<Fault>) => Promise<Answered | typeof BROKEN>;
  /** Whether anything is remembered that was not when the house was opened. */
  isChanged: () => boolean;
}> {
  const house = await vendor.start();
  const path = await vendor.path(house, operation);
  const body = await vendor.body(house, operation, path);
  const headers = await house.headers(operation);
  const type = path.includes('/Attachments') ? { 'content-type': 'image/png' } : {};
  const query = operation.id === 'getReportAgedReceivablesByContact' ? `?contactId=${xeroKnown.contact}` : '';
  const before = house.remembers();
  const ask = async (kind?: Fault['kind'], more: Partial<Fault> = {}): Promise<Answered | typeof BROKEN> => {
    house.faults.clear();
    if (kind) house.faults.add({ operation: operation.id, kind, ...plain, ...more });
    const sent = { method: operation.method, path: path + query, headers: { ...headers, ...type } };
    return sendTo(house.url, { ...sent, ...(body !== undefined && { body }) }).catch(() => BROKEN);
  };
  return { house, ask, isChanged: () => house.remembers() !== before };
}

const plain = { status: 503, delayMs: DELAY_MS, times: 1, probability: 1, seed: 1 };

async function struck(vendor: Vendor, operation: Implemented): Promise<void> {
  let of = await inHouse(vendor, operation);
  /** As nothing had been asked; a read leaves nothing behind. */
  const anew = async (): Promise<void> => {
    if (operation.method === 'get') return;
    await of.house.close();
    of = await inHouse(vendor, operation);
  };
  const began = performance.now();
  const served = await of.ask('delay');
  const tookMs = performance.now() - began;
  const changes = of.isChanged();
  expect(changes).toBe(operation.method !== 'get' && !KEEPS_NOTHING.test(operation.id));
  if (served === BROKEN) throw new Error('A delay breaks nothing off');
  expect([served.status < 300, served.answer]).toEqual([!CALLED_BY_WORKFLOWS.test(operation.id), served.answer]);
  expect(tookMs).toBeGreaterThanOrEqual(DELAY_MS - 1);

  await anew();
  expect([await of.ask('half'), of.isChanged()]).toEqual([BROKEN, changes]);

  await anew();
  expect(await of.ask('status')).toMatchObject({ status: 503 });
  expect(await of.ask('throttle')).toMatchObject({ status: 429 });
  expect([await of.ask('cut'), of.isChanged()]).toEqual([BROKEN, false]);
  expect([await of.ask('commit-then-cut'), of.isChanged()]).toEqual([BROKEN, changes]);
  const lags = of.house.faults.refusal({ operation: operation.id, kind: 'lag' }) === undefined;
  if (lags) expect([await of.ask('lag'), of.house.faults.list()]).toMatchObject([{ status: 200 }, []]);
  await of.house.close();
  const kinds = ['status', 'delay', 'cut', 'half', 'commit-then-cut', 'throttle', ...(lags ? ['lag'] : [])];
  expect(kindsThatStrike(operation)).toEqual(kinds);
}

test.each(await operationsOf(xero))('Xero: %s', (_id, operation) => struck(xero, operation));
test.each(await operationsOf(hubspot))('HubSpot: %s', (_id, operation) => struck(hubspot, operation));

const WRITTEN: [list: string, write: string][] = [
  ['getInvoices', 'createInvoices'],
  ['getContacts', 'createContacts'],
  ['getContactGroups', 'createContactGroup'],
  ['getCreditNotes', 'createCreditNotes'],
  ['getPayments', 'createPayment'],
  ['getQuotes', 'createQuotes'],
  ['getItems', 'createItems'],
  ['getAccounts', 'createAccount'],
];

test.each(WRITTEN)('a lag keeps from %s what %s has made', async (list, write) => {
  const house = await xeroHouse();
  const named = (id: string): Implemented => house.implemented.find((one) => one.id === id)!;
  const rows = async (): Promise<number> => {
    const { answer } = await house.ask(named(list), { method: 'get', path: named(list).path });
    return (Object.values(answer as object).find(Array.isArray) as unknown[]).length;
  };
  const before = await rows();
  const { method } = named(write);
  const path = await xeroPath(house, named(write));
  const { status } = await house.ask(named(write), { method, path, body: xeroBody(house, named(write)) });
  house.faults.add({ operation: list, kind: 'lag', ...plain, delayMs: 60_000 });
  const [behind, now] = [await rows(), await rows()];
  await house.close();
  expect([status, behind, now]).toEqual([200, before, before + 1]);
});

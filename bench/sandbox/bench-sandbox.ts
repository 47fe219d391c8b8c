import { randomUUID } from 'node:crypto';
import { largeWorld } from '../../sandbox/seed/large.ts';
import { quantileHead, quantileRow } from '../field/quantiles.ts';
import { startVendors, type Vendors } from '../field/start-vendors.ts';
import { connectHubSpot, connectXero, type Ask } from './vendor-calls.ts';

/** A kind of call: what it is, and how the one of a turn (from 0) is asked. */
type Call = [what: string, ask: (turn: number) => Promise<void>];

const secret = 'bench';
const INVOICES = '/api.xro/2.0/Invoices';
const OBJECTS = '/crm/objects/2026-09';

const posting = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  body: JSON.stringify(body),
});

/** Times what both stand-ins are asked when they hold 2,000 customers, 50,000 invoices and 5,000 deals. */
export async function benchSandbox(times: number): Promise<void> {
  const world = largeWorld(new Date().toISOString().slice(0, 10));
  const vendors = await startVendors(world, { HUBSPOT_CLIENT_SECRET: secret, XERO_CLIENT_SECRET: secret });
  try {
    const xero = await connectXero(vendors, { id: 'demo-xero-client', secret });
    const hubspot = await connectHubSpot(vendors, { id: 'demo-hubspot-client', secret });
    const lines = [quantileHead(`${times} of each call, the first by itself`)];
    for (const call of [...xeroCalls(vendors, xero), ...hubspotCalls(hubspot)]) lines.push(await measured(call, times));
    const heap = `  heap in use: ${Math.round(process.memoryUsage().heapUsed / 1e6)} MB`;
    process.stdout.write(`${[...lines, heap].join('\n')}\n`);
  } finally {
    await vendors.close();
  }
}

async function measured([what, ask]: Call, times: number): Promise<string> {
  const took: number[] = [];
  for (let turn = 0; turn <= times; turn += 1) {
    const began = performance.now();
    await ask(turn);
    took.push(performance.now() - began);
  }
  const [first = 0, ...rest] = took;
  return `${quantileRow(what, rest)}${`${first.toFixed(1)} ms`.padStart(12)}`;
}

function xeroCalls({ xero }: Vendors, ask: Ask): Call[] {
  const { invoices = [] } = xero.state.data.organisations[0] ?? {};
  const open = invoices.filter(({ status, payments }) => status === 'AUTHORISED' && payments.length === 0);
  const idAt = (turn: number): string => invoices[(turn * 997) % invoices.length]?.invoiceId ?? '';
  const openAt = (turn: number): string => open.at(-1 - turn)?.invoiceId ?? '';
  const fortyFrom = (turn: number): string => Array.from({ length: 40 }, (_, n) => idAt(40 * turn + n)).join(',');
  const since = { headers: { 'if-modified-since': new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 19) } };
  const made = {
    Type: 'ACCREC',
    Contact: { ContactID: invoices[0]?.contactId },
    LineItems: [{ Description: 'Sign', Quantity: 1, UnitAmount: 10, AccountCode: '200' }],
  };
  return [
    ['Xero: a page of 1,000 invoices', (turn) => ask(`${INVOICES}?page=${1 + (turn % 50)}&pageSize=1000`)],
    ['Xero: 40 invoices by id', (turn) => ask(`${INVOICES}?page=1&IDs=${fortyFrom(turn)}`)],
    ['Xero: one invoice', (turn) => ask(`${INVOICES}/${idAt(turn)}`)],
    ['Xero: invoices changed in five days', () => ask(`${INVOICES}?page=1&pageSize=1000`, since)],
    ['Xero: a page of 1,000 payments', (turn) => ask(`/api.xro/2.0/Payments?page=${1 + (turn % 37)}&pageSize=1000`)],
    ['Xero: a page of 1,000 credit notes', () => ask('/api.xro/2.0/CreditNotes?page=1&pageSize=1000')],
    ['Xero: a page of 1,000 contacts', (turn) => ask(`/api.xro/2.0/Contacts?page=${1 + (turn % 2)}&pageSize=1000`)],
    ['Xero: make an invoice', () => ask(INVOICES, posting({ Invoices: [made] }))],
    [
      'Xero: edit an invoice',
      (turn) => ask(INVOICES, posting({ Invoices: [{ InvoiceID: openAt(turn), Reference: `Edit ${turn}` }] })),
    ],
    [
      'Xero: pay an invoice',
      (turn) =>
        ask(
          '/api.xro/2.0/Payments',
          posting({ Payments: [{ Invoice: { InvoiceID: openAt(turn) }, Account: { Code: '090' }, Amount: 1 }] }),
        ),
    ],
    [
      'Xero: pay an invoice and read what changed',
      async (turn) => {
        const payment = { Invoice: { InvoiceID: openAt(turn) }, Account: { Code: '090' }, Amount: 1 };
        await ask('/api.xro/2.0/Payments', posting({ Payments: [payment] }));
        await ask(`${INVOICES}?page=1&pageSize=1000`, since);
      },
    ],
  ];
}

function hubspotCalls(ask: Ask): Call[] {
  const search = (query: object): RequestInit => posting({ limit: 100, ...query });
  const won = { filters: [{ propertyName: 'dealstage', operator: 'EQ', value: 'closedwon' }] };
  const sorts = [{ propertyName: 'hs_lastmodifieddate', direction: 'ASCENDING' }];
  return [
    ['HubSpot: 100 companies', () => ask(`${OBJECTS}/companies?limit=100&properties=name,domain`)],
    ['HubSpot: 100 contacts', () => ask(`${OBJECTS}/contacts?limit=100&associations=companies`)],
    ['HubSpot: search of deals', () => ask(`${OBJECTS}/deals/search`, search({ filterGroups: [won], sorts }))],
    ['HubSpot: search of companies by word', () => ask(`${OBJECTS}/companies/search`, search({ query: 'bakery' }))],
  ];
}

import type { Organisation } from '../facts.ts';
import type { XeroOptions, XeroStandIn } from '../start.ts';
import type { Wire } from '../wire/wire.ts';
import { call, connect, startSmall } from './harness.ts';
import { id, ids } from './small-world.ts';

export const WRITE_SCOPES = [
  'offline_access',
  'accounting.invoices',
  'accounting.contacts',
  'accounting.payments',
  'accounting.settings',
  'accounting.attachments',
  'accounting.reports.banksummary.read',
  'accounting.reports.profitandloss.read',
  'accounting.reports.aged.read',
];

/** What an answer was: its status, and its body as far as it is JSON. */
export interface Written {
  status: number;
  body: Wire;
  /** The documents of the answer. */
  rows: Wire[];
  /** Xero's messages, of all documents together. */
  messages: unknown[];
}

export interface Asked {
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Writer {
  xero: XeroStandIn;
  /** The facts of the small organisation, which a test may change before it writes. */
  organisation: Organisation;
  send: (method: string, path: string, asked?: Asked) => Promise<Written>;
  /** The rows of a read. */
  read: (path: string) => Promise<Wire[]>;
}

const messagesOf = (rows: Wire[]): unknown[] =>
  rows.flatMap((row) => (row['ValidationErrors'] as Wire[] | undefined)?.map(({ Message }) => Message) ?? []);

const listIn = (body: Wire): Wire[] => (Object.values(body).find(Array.isArray) as Wire[] | undefined) ?? [];

export const bankAccount = id('b1');

/** A small stand-in and an app that may write to it; limits are out of the way. */
export const startWriter = async (
  options: Partial<XeroOptions> = {},
  scopes: string[] = WRITE_SCOPES,
): Promise<Writer> => {
  const xero = await startSmall({ limits: { minute: 10_000, concurrent: 100 }, ...options });
  const tokens = await connect(xero, scopes);
  const [organisation] = xero.state.data.organisations;
  if (organisation === undefined) throw new Error('The small world has an organisation');
  const send: Writer['send'] = async (method, path, { body, headers = {} } = {}) => {
    const answer = await fetch(`${xero.url}/api.xro/2.0${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${tokens.access_token}`,
        'xero-tenant-id': ids.organisation,
        Accept: 'application/json',
        'Content-Type': 'application/json',
        ...headers,
      },
      body: typeof body === 'string' || body === undefined ? (body ?? null) : JSON.stringify(body),
    });
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    const text = await answer.text();
    const json = isJson ? (JSON.parse(text) as Wire) : { text };
    const rows = listIn(json);
    return { status: answer.status, body: json, rows, messages: messagesOf(rows) };
  };
  return {
    xero,
    organisation,
    send,
    read: async (path) => listIn((await (await call(xero, tokens, { path })).json()) as Wire),
  };
};

/** The smallest invoice that can be approved: 100.00 and 20.00 tax, for Ada. */
export const approved = (changes: Wire = {}): Wire => ({
  Type: 'ACCREC',
  Contact: { ContactID: ids.ada },
  LineItems: [{ Description: 'A sign', Quantity: 1, UnitAmount: 100, AccountCode: '200' }],
  DueDate: '2026-12-22',
  Status: 'AUTHORISED',
  ...changes,
});

import type { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js';
import type { XeroWriter } from '../../invoicing/ports.ts';
import type { VendorFailure } from '../../lib/failure.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { ItemFact, QuoteFact } from '../../mirror/facts.ts';
import type { FetchByIds, FetchedRows, FetchSince, PageRequest } from '../../mirror/ports.ts';
import { everyRow } from './every-row.ts';
import { creditLookUp } from './look-up-credits.ts';
import { readXeroPage, type XeroReading, type XeroWho } from './read-page.ts';
import { orNull, readOne } from './read-one.ts';
import { UNIT_DECIMALS, type XeroStream } from './stream.ts';
import { streams } from './streams.ts';

/** The most ids that Xero takes in one filter. */
const MOST_IDS = 40;

/** Finds what was written, or what a webhook named. */
export interface XeroLookUp extends Pick<
  XeroWriter,
  | 'findInvoices'
  | 'findContact'
  | 'readContact'
  | 'findItem'
  | 'readInvoice'
  | 'findQuotes'
  | 'readQuote'
  | 'findCreditNotes'
  | 'readCreditNote'
> {
  fetchByIds: FetchByIds;
  fetchSince: FetchSince;
}

/** Single documents are read by id or number, because lists may lag behind a write; lists are read to their last page. */
export function createLookUp(reading: XeroReading): XeroLookUp {
  return {
    findInvoices: (where, { contactId, changedSince }) =>
      everyRow((page) => {
        const filter = { contactIds: [contactId], createdByMyApp: true };
        return readXeroPage(reading, streams.invoices, { ...where, changedSince, page, filter });
      }),
    findContact: async (where, contactNumber) => {
      const { scope, list, row } = streams.contacts;
      const one = { operation: 'getContactByContactNumber', scope, list, row: row(where.tenantId) };
      return orNull(
        await readOne(reading, where, {
          ...one,
          call: (api) => api.getContactByContactNumber(where.tenantId, contactNumber),
        }),
      );
    },
    readContact: async (where, contactId) => {
      const { scope, list, row } = streams.contacts;
      const one = { operation: 'getContact', scope, list, row: row(where.tenantId) };
      return orNull(
        await readOne(reading, where, { ...one, call: (api) => api.getContact(where.tenantId, contactId) }),
      );
    },
    findItem: (where, code) => findItem(reading, where, code),
    readInvoice: async (where, invoiceId) => {
      const { scope, list, row } = streams.invoices;
      const one = { operation: 'getInvoice', scope, list, row: row(where.tenantId) };
      return orNull(
        await readOne(reading, where, {
          ...one,
          call: (api) => api.getInvoice(where.tenantId, invoiceId, UNIT_DECIMALS),
        }),
      );
    },
    findQuotes: (where, number) => findQuotes(reading, where, number),
    readQuote: async (where, quoteId) => {
      const { scope, list, row } = streams.quotes;
      const one = { operation: 'getQuote', scope, list, row: row(where.tenantId) };
      return orNull(await readOne(reading, where, { ...one, call: (api) => api.getQuote(where.tenantId, quoteId) }));
    },
    ...creditLookUp(reading),
    fetchByIds: async (where, stream, ids) => {
      if (ids.length > MOST_IDS) throw new Error(`${ids.length} ids were asked for at once`);
      return readXeroPage(reading, streams[stream], { ...where, page: null, changedSince: null, filter: { ids } });
    },
    fetchSince: (where, stream, changedSince) => everyChange(reading, streams[stream], { ...where, changedSince }),
  };
}

/**
 * By the code itself, which no list can lag behind; else in the list, for Xero takes no second item whose code differs by its
 * letter case alone, and finds it by its own spelling.
 */
async function findItem(
  reading: XeroReading,
  where: XeroWho,
  code: string,
): Promise<Result<ItemFact | null, VendorFailure>> {
  const { scope, list, row } = streams.items;
  const one = { operation: 'getItem', scope, list, row: row(where.tenantId) };
  const call = (api: AccountingApi) => api.getItem(where.tenantId, code, UNIT_DECIMALS);
  const found = orNull(await readOne(reading, where, { ...one, call }));
  if (!found.ok || found.value) return found;
  const listed = await readXeroPage(reading, streams.items, { ...where, page: null, changedSince: null });
  if (!listed.ok) return listed;
  const alike = ({ code: spelled }: ItemFact): boolean => spelled.trim().toLowerCase() === code.trim().toLowerCase();
  return ok(listed.value.rows.find(alike) ?? null);
}

/** All pages of what changed, of customers and of suppliers. */
async function everyChange<Fact>(
  reading: XeroReading,
  stream: XeroStream<Fact>,
  request: Omit<PageRequest, 'page'>,
): Promise<Result<FetchedRows<Fact>, VendorFailure>> {
  const all: FetchedRows<Fact> = { rows: [], unreadable: [], others: [] };
  let page: string | null = null;
  do {
    const read: Awaited<ReturnType<typeof readXeroPage<Fact>>> = await readXeroPage(reading, stream, {
      ...{ ...request, page },
      filter: { ofAllTypes: true },
    });
    if (!read.ok) return read;
    all.rows.push(...read.value.rows);
    all.unreadable.push(...read.value.unreadable);
    all.others.push(...read.value.others);
    page = read.value.next;
  } while (page !== null);
  return ok(all);
}

/** Xero's filter lets through every number that contains this one, and quotes that are deleted. */
async function findQuotes(
  reading: XeroReading,
  where: XeroWho,
  number: string,
): Promise<Result<QuoteFact[], VendorFailure>> {
  const listed = await everyRow((page) =>
    readXeroPage(reading, streams.quotes, { ...where, page, changedSince: null, filter: { quoteNumber: number } }),
  );
  if (!listed.ok) return listed;
  return ok(listed.value.filter(({ quoteNumber, status }) => quoteNumber === number && status !== 'DELETED'));
}

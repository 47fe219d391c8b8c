import * as z from 'zod';
import type { Written } from '../../invoicing/ports.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { readBody, readRows } from '../rows.ts';
import type { Reply } from '../send.ts';
import type { WriteCallFailure } from '../with-token.ts';
import { contact } from './contact.ts';
import { creditNote } from './credit.ts';
import { refusalOf, unclear, xeroWriteFailure } from './failures.ts';
import { withoutBlanks } from './fields.ts';
import { invoice } from './invoice.ts';
import { item } from './item.ts';
import { quote } from './quote.ts';

type Outcome<T> = Result<T, WriteCallFailure>;

/** The one invoice that a write was answered with. */
export function writtenInvoice(reply: Reply, scope: string): Outcome<Written> {
  const written = theOne(reply, scope, { list: 'Invoices', idField: 'InvoiceID', row: invoice });
  return written.ok ? ok({ kind: 'invoice', invoice: written.value }) : written;
}

/** The one contact that a write was answered with. */
export function writtenContact(reply: Reply, scope: string): Outcome<Written> {
  const written = theOne(reply, scope, { list: 'Contacts', idField: 'ContactID', row: contact });
  return written.ok ? ok({ kind: 'contact', contact: written.value }) : written;
}

/** The one item that a write was answered with. */
export function writtenItem(reply: Reply, scope: string): Outcome<Written> {
  const written = theOne(reply, scope, { list: 'Items', idField: 'ItemID', row: item });
  return written.ok ? ok({ kind: 'item', item: written.value }) : written;
}

/** The one quote that a write was answered with. */
export function writtenQuote(reply: Reply, scope: string): Outcome<Written> {
  const written = theOne(reply, scope, { list: 'Quotes', idField: 'QuoteID', row: quote });
  return written.ok ? ok({ kind: 'quote', quote: written.value }) : written;
}

/** The one credit note that a write was answered with. */
export function writtenCredit(reply: Reply, scope: string): Outcome<Written> {
  const written = theOne(reply, scope, { list: 'CreditNotes', idField: 'CreditNoteID', row: creditNote });
  return written.ok ? ok({ kind: 'credit', credit: written.value }) : written;
}

/** The one allocation that a write was answered with: it says of both documents no more than their ids. */
export function writtenAllocation(reply: Reply, scope: string): Outcome<Written> {
  const row = z.object({ Invoice: z.object({ InvoiceID: z.string() }) });
  const written = theOne(reply, scope, { list: 'Allocations', idField: 'AllocationID', row });
  return written.ok ? ok({ kind: 'allocated', credit: null, invoice: null }) : written;
}

/** An e-mail is answered with 204 and nothing else. */
export function writtenNothing(reply: Reply, scope: string): Outcome<Written> {
  return reply.status === 204 ? ok({ kind: 'sent' }) : err(xeroWriteFailure(reply, scope));
}

/**
 * The document of a 200, unless Xero says there that it refused it. A 200 that cannot be understood proves neither that
 * something was written nor that nothing was.
 */
function theOne<Fact>(
  reply: Reply,
  scope: string,
  of: { list: string; idField: string; row: z.ZodType<Fact> },
): Outcome<Fact> {
  if (reply.status !== 200) return err(xeroWriteFailure(reply, scope));
  const body = readBody(reply, 'xero', z.object({ [of.list]: z.tuple([z.record(z.string(), z.unknown())]) }));
  if (!body.ok) return err(unclear(body.error.detail, false));
  const row = withoutBlanks(body.value[of.list]?.[0]) as Record<string, unknown>;
  const refusal = refusalOf(row);
  if (refusal) return err(refusal);
  const { rows, unreadable } = readRows([row], of.idField, of.row);
  if (rows[0]) return ok(rows[0]);
  return err(unclear(`answered 200 with a document that is not understood (${unreadable[0]?.reason ?? ''})`, false));
}

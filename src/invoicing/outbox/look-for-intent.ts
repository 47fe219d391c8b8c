import type { Claim } from './claim-intent.ts';
import * as z from 'zod';
import type { VendorFailure, WriteFailure } from '../../lib/failure.ts';
import { ok, type Result } from '../../lib/result.ts';
import { seeItem } from '../mapping/asked-item.ts';
import { findAllocated, findCredit } from '../credits/find-credit.ts';
import type { Intent } from '../facts.ts';
import type { OutboxDeps, SettleDeps } from './outbox-deps.ts';
import type { OutboxUnit, Written, XeroWriter } from '../ports.ts';
import { lockOwn, putBack, queueNext } from './put-back.ts';
import { findQuoteOf } from '../quotes/see-quote.ts';
import { isChangedTo } from '../rules/contact-change.ts';
import { intentOf, revisionOf } from './rules/intent-mark.ts';
import { isProvenBy } from '../rules/invoice-moves.ts';
import { settleIntent } from './settle-intent.ts';

/** How far before the intent was made the look begins: Xero's clock and ours may differ. */
const MARGIN_MS = 5 * 60_000;

/** Finds out in Xero whether a claimed intent went through; what is found settles it, of what is not found a note is made. */
export async function lookForIntent(deps: OutboxDeps, { intent }: Claim): Promise<'found' | 'not_found'> {
  const { portalId, tenantId, intentId } = intent;
  const readAt = deps.clock.now();
  const found = await findWritten(deps.writer, intent);
  await deps.inOutbox(portalId, async (unit) => {
    if (!found.ok) return putBack(deps, unit, { claimed: intent, failure: ofLook(found.error), first: false });
    for (const written of found.value) await settleIntent(deps, unit, { tenantId, intentId, written, readAt });
    if (found.value.length === 0) await noteLook(deps, unit, { claimed: intent, lookedAt: readAt });
  });
  return found.ok && found.value.length > 0 ? 'found' : 'not_found';
}

/** That Xero refused to be asked proves nothing about what was sent. */
function ofLook(failure: VendorFailure): WriteFailure {
  if (failure.code !== 'vendor_rejected') return failure;
  const { vendor, status, messages } = failure;
  return {
    code: 'vendor_unclear',
    vendor,
    remembered: false,
    detail: `refused a look: ${status} ${messages.join(' ')}`,
  };
}

async function noteLook(
  { clock }: SettleDeps,
  unit: OutboxUnit,
  { claimed, lookedAt }: { claimed: Intent; lookedAt: Date },
): Promise<void> {
  const intent = await lockOwn(unit, claimed);
  if (!intent) return;
  const noted = { ...intent, looks: intent.looks + 1, lookedAt, leaseOwner: null, leaseUntil: null };
  await unit.outbox.save(noted);
  await queueNext(unit, noted, clock.now());
}

const newInvoice = z.object({ Invoices: z.tuple([z.object({ Contact: z.object({ ContactID: z.string() }) })]) });
const text = z.string().optional();
const place = { AddressLine1: text, City: text, Region: text, PostalCode: text, Country: text };
const changedContact = z.object({
  Contacts: z.tuple([
    z.object({
      EmailAddress: text,
      TaxNumber: text,
      Addresses: z.array(z.object({ AddressType: z.string(), ...place })).optional(),
    }),
  ]),
});
const newContact = z.object({ Contacts: z.tuple([z.object({ ContactNumber: z.string() })]) });

async function findWritten(writer: XeroWriter, intent: Intent): Promise<Result<Written[], VendorFailure>> {
  const { portalId, tenantId, request } = intent;
  const where = { portalId, tenantId };
  if (intent.kind === 'create_invoice') {
    const [{ Contact }] = newInvoice.parse(JSON.parse(request)).Invoices;
    const changedSince = new Date(intent.createdAt.getTime() - MARGIN_MS);
    const listed = await writer.findInvoices(where, { contactId: Contact.ContactID, changedSince });
    if (!listed.ok) return listed;
    const ours = listed.value.filter(({ url }) => intentOf(url) === intent.intentId);
    return ok(ours.map((invoice) => ({ kind: 'invoice', invoice })));
  }
  if (intent.kind === 'create_contact') {
    const [{ ContactNumber }] = newContact.parse(JSON.parse(request)).Contacts;
    const contact = await writer.findContact(where, ContactNumber);
    if (!contact.ok) return contact;
    return ok(contact.value ? [{ kind: 'contact', contact: contact.value }] : []);
  }
  if (intent.kind === 'create_item') {
    const seen = await seeItem(writer, intent);
    if (!seen.ok) return seen;
    return ok(seen.value?.isOurs ? [{ kind: 'item', item: seen.value.item }] : []);
  }
  if (intent.kind === 'create_quote' || intent.kind === 'move_quote') return findQuoteOf(writer, intent);
  if (intent.kind === 'create_credit_note')
    return findCredit(writer, intent, new Date(intent.createdAt.getTime() - MARGIN_MS));
  if (intent.kind === 'allocate_credit') return findAllocated(writer, intent);
  return intent.kind === 'update_contact' ? findChanged(writer, intent) : findMoved(writer, intent);
}

/** A change of a contact went through when all that it fills in stands there. */
async function findChanged(writer: XeroWriter, intent: Intent): Promise<Result<Written[], VendorFailure>> {
  const { portalId, tenantId, documentId, request } = intent;
  if (documentId === null) throw new Error(`The intent ${intent.intentId} names no contact`);
  const read = await writer.readContact({ portalId, tenantId }, documentId);
  if (!read.ok) return read;
  const contact = read.value;
  const [changed] = changedContact.parse(JSON.parse(request)).Contacts;
  return ok(contact && isChangedTo(changed, contact) ? [{ kind: 'contact', contact }] : []);
}

/** A move went through when the invoice stands where only the move can have brought it; a revision when it bears its mark. */
async function findMoved(writer: XeroWriter, intent: Intent): Promise<Result<Written[], VendorFailure>> {
  const { portalId, tenantId, documentId, kind } = intent;
  if (documentId === null) throw new Error(`The intent ${intent.intentId} names no invoice`);
  const read = await writer.readInvoice({ portalId, tenantId }, documentId);
  if (!read.ok) return read;
  const invoice = read.value;
  if (!invoice) return ok([]);
  const isThere =
    kind === 'revise_invoice' ? revisionOf(invoice.url) === intent.intentId : isProvenBy(kind, invoice.status);
  return ok(isThere ? [{ kind: 'invoice', invoice }] : []);
}

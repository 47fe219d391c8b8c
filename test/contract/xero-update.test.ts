import { randomUUID } from 'node:crypto';
import type { IntentKind, LiveLine } from '../../src/invoicing/facts.ts';
import { previewOf } from '../../src/invoicing/create-invoice.ts';
import { sentIn } from '../../src/invoicing/changes/sent-in.ts';
import { lineIdsFor } from '../../src/invoicing/changes/rules/line-ids.ts';
import { editsInXero } from '../../src/invoicing/changes/rules/xero-edits.ts';
import type { InvoiceDraft } from '../../src/invoicing/rules/draft.ts';
import { invoiceRequest, revisionRequest } from '../../src/invoicing/rules/request-body.ts';
import { unwrap } from '../../src/lib/result.ts';
import type { InvoiceFact } from '../../src/mirror/facts.ts';
import { billingContact, draftOf, liveDeal, liveLine } from '../support/billing-facts.ts';
import { pointedXero } from './support/stand-ins.ts';

const url = 'https://app.hubspot.com/contacts/1/record/0-3/7?tieout=abc';
const website = liveLine({ id: 'w', name: 'Website', quantity: '2', unitPrice: '500' });
const logo = liveLine({ id: 'l', name: 'Logo', unitPrice: '80', discountRate: '10' });
const hosting = liveLine({ id: 'h', name: 'Hosting', unitPrice: '120' });

let xero: Awaited<ReturnType<typeof pointedXero>>;
beforeAll(async () => (xero = await pointedXero()));
afterAll(() => xero.close());

const where = () => ({ portalId: '1', tenantId: xero.tenantId });
function drafted(...lines: LiveLine[]): InvoiceDraft {
  const { contactId } = xero.world.xero.organisations[0]!.contacts.find(({ status }) => status === 'ACTIVE')!;
  const record = { objectTypeId: '0-2', objectId: '42', name: 'Zoë' };
  const customer = { record, contacts: [billingContact({ contactId })], namesakes: [] };
  return draftOf({ deal: liveDeal({ lines }), customer });
}

async function write(kind: IntentKind, request: string, documentId: string | null): Promise<InvoiceFact> {
  const written = unwrap(await xero.adapter.writer.send(where(), { kind, request, documentId, key: randomUUID() }));
  if (written.kind !== 'invoice') throw new Error(`${written.kind} was written`);
  return written.invoice;
}

/** A draft of these lines in Xero, and what it was sent as. */
async function made(...lines: LiveLine[]) {
  const draft = drafted(...lines);
  const request = invoiceRequest(draft, { url });
  const preview = previewOf(draft);
  return { invoice: await write('create_invoice', request, null), sent: sentIn({ request, preview }), preview };
}

type Made = Awaited<ReturnType<typeof made>>;

function update({ invoice, sent }: Made, ...lines: LiveLine[]): Promise<InvoiceFact> {
  const draft = drafted(...lines);
  const lineIds = lineIdsFor({ sent: sent.lines, standing: invoice.lines, draft: draft.lines });
  const request = revisionRequest(draft, { url, invoiceId: invoice.id, lineIds });
  return write('revise_invoice', request, invoice.id);
}
const idsOf = ({ lines }: InvoiceFact): (string | null)[] => lines.map(({ lineItemId }) => lineItemId);
const linesOf = ({ lines }: InvoiceFact): string[] =>
  lines.map(
    ({ description, quantity, lineAmount }) => `${description} ${quantity?.toFixed()} ${lineAmount.toFixed(2)}`,
  );

test('what Xero made is what was sent: nobody has edited it', async () => {
  const { invoice, ...was } = await made(website, logo);
  expect(editsInXero(was, invoice)).toBeNull();
});

test('lines are updated by their ids: kept, new and gone', async () => {
  const before = await made(website, logo);
  const [websiteId, logoId] = idsOf(before.invoice);
  const after = await update(before, hosting, { ...website, quantity: liveLine({ quantity: '3' }).quantity });
  expect(linesOf(after)).toEqual(['Hosting 1 120.00', 'Website 3 1500.00']);
  expect(idsOf(after)[1]).toBe(websiteId);
  expect([websiteId, logoId]).not.toContain(idsOf(after)[0]);
  expect([after.status, after.invoiceNumber, after.subTotal.toFixed(2)]).toEqual([
    'DRAFT',
    before.invoice.invoiceNumber,
    '1620.00',
  ]);
});

test('a discount that the deal no longer gives does not stay', async () => {
  const before = await made(website, logo);
  const after = await update(before, website, { ...logo, discountRate: null });
  expect(linesOf(after)).toEqual(['Website 2 1000.00', 'Logo 1 80.00']);
  expect(idsOf(after)[0]).toBe(idsOf(before.invoice)[0]);
  expect(after.lines[1]?.discountRate?.toFixed() ?? null).toBeNull();
});

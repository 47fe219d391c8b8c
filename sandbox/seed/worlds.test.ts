import { auWorld } from './au.ts';
import { largeWorld } from './large.ts';
import { allocationsOf, pence, penceOf, theOrganisation } from './testing.ts';
import { ukWorld } from './uk.ts';

const some = { customers: 120, invoices: 3000, seed: 'tested' };

const worlds = [
  ...['2026-11-22', '2024-02-29', '2027-01-01', '2025-03-30', '2028-03-01'].map((day) => ['uk', day, ukWorld] as const),
  ...['2026-11-22', '2024-02-29'].map((day) => ['au', day, auWorld] as const),
  ['large', '2026-11-22', (day: string) => largeWorld(day, some)] as const,
];

const repeated = (list: string[]): string[] => {
  const seen = new Set<string>();
  return list.filter((value) => seen.size === seen.add(value).size);
};

describe.each(worlds)('%s on %s', (_, today, make) => {
  const world = make(today);
  const xero = theOrganisation(world);
  const { hubspot } = world;
  const sales = xero.invoices.filter(({ type }) => type === 'ACCREC');

  test('the same day gives the same world', () => expect(make(today)).toEqual(world));

  test('ids and numbers are unique', () => {
    const { creditNotes, overpayments, prepayments, contacts } = xero;
    const payments = sales.flatMap((invoice) => invoice.payments);
    const objects = [hubspot.companies, hubspot.contacts, hubspot.deals, hubspot.lineItems, hubspot.products].flat();
    expect(
      repeated([
        ...objects.map(({ id }) => id),
        ...contacts.map(({ contactId }) => contactId),
        ...xero.invoices.flatMap(({ invoiceId, invoiceNumber }) => [invoiceId, invoiceNumber]),
        ...creditNotes.flatMap(({ creditNoteId, creditNoteNumber }) => [creditNoteId, creditNoteNumber]),
        ...[...xero.invoices, ...creditNotes, ...prepayments].flatMap(({ lines }) => lines.map((l) => l.lineItemId)),
        ...overpayments.map(({ overpaymentId }) => overpaymentId),
        ...prepayments.map(({ prepaymentId }) => prepaymentId),
        ...payments.map(({ paymentId }) => paymentId),
        ...allocationsOf(xero).map(({ allocationId }) => allocationId),
        ...xero.accounts.flatMap(({ accountId, code }) => (code === undefined ? [accountId] : [accountId, code])),
        ...contacts.flatMap(({ contactNumber }) => contactNumber ?? []),
        ...hubspot.contacts.flatMap(({ properties }) => properties['email'] ?? []),
      ]),
    ).toEqual([]);
  });

  test('contacts are as Xero demands: names unique among the active ones, and well formed', () => {
    const names = xero.contacts.filter(({ status }) => status === 'ACTIVE').map(({ name }) => name);
    expect(repeated(names)).toEqual([]);
    expect(names.filter((name) => /[<>]|^ | $| {2}/.test(name) || name.length > 255)).toEqual([]);
  });

  test('whatever a document names exists', () => {
    const contacts = new Set(xero.contacts.map(({ contactId }) => contactId));
    const documents = [...xero.invoices, ...xero.creditNotes, ...xero.prepayments];
    const headers = [...documents, ...xero.overpayments];
    expect(headers.filter(({ contactId }) => !contacts.has(contactId))).toEqual([]);
    expect(xero.contacts.filter((c) => c.mergedToContactId && !contacts.has(c.mergedToContactId))).toEqual([]);
    const known = {
      accounts: new Set(xero.accounts.map(({ code }) => code)),
      taxTypes: new Set(xero.taxRates.map(({ taxType }) => taxType)),
      items: new Set([undefined, ...xero.items.map(({ code }) => code)]),
    };
    const lines = documents.flatMap((document) => document.lines);
    const strange = lines.filter(
      (line) =>
        !known.accounts.has(line.accountCode) ||
        !known.taxTypes.has(line.taxType ?? '') ||
        !known.items.has(line.itemCode),
    );
    expect(strange).toEqual([]);
    const banks = new Map(xero.accounts.map(({ accountId, currencyCode }) => [accountId, currencyCode]));
    const misplaced = sales.flatMap(({ payments, currencyCode }) =>
      payments.filter(({ bankAccountId }) => banks.get(bankAccountId) !== currencyCode),
    );
    expect(misplaced).toEqual([]);
  });

  test('no more is paid and credited than was asked for, and only on authorised documents', () => {
    const allocations = Map.groupBy(allocationsOf(xero), ({ invoiceId }) => invoiceId);
    const settled = xero.invoices.map((invoice) => {
      const credited = allocations.get(invoice.invoiceId) ?? [];
      const amounts = [...invoice.payments, ...credited].map(({ amount }) => pence(amount));
      return { invoice, amounts, open: amounts.reduce((due, amount) => due - amount, penceOf(invoice)) };
    });
    expect(settled.filter(({ open }) => open < 0n)).toEqual([]);
    expect(settled.filter(({ amounts }) => amounts.some((amount) => amount <= 0n))).toEqual([]);
    expect(settled.filter(({ invoice, amounts }) => invoice.status !== 'AUTHORISED' && amounts.length > 0)).toEqual([]);
    expect(settled.filter(({ open, invoice }) => open > 0n && invoice.payments.length > 0).length).toBeGreaterThan(2);
  });

  test('no credit gives more than it holds, and only to invoices of its own contact in its own currency', () => {
    const { creditNotes, overpayments, prepayments } = xero;
    const held = [
      ...[...creditNotes, ...prepayments].map((each) => ({ ...each, holds: penceOf(each) })),
      ...overpayments.map((each) => ({ ...each, holds: pence(each.amount) })),
    ];
    const left = held.map(({ holds, allocations }) => allocations.reduce((rest, a) => rest - pence(a.amount), holds));
    expect(left.filter((rest) => rest < 0n)).toEqual([]);
    expect(left.filter((rest) => rest > 0n).length).toBeGreaterThan(1);
    const invoices = new Map(xero.invoices.map((invoice) => [invoice.invoiceId, invoice]));
    for (const { credit, invoiceId, date } of allocationsOf(xero)) {
      const { contactId, currencyCode } = credit;
      expect(invoices.get(invoiceId)).toMatchObject({ contactId, currencyCode, status: 'AUTHORISED' });
      expect(date <= today).toBe(true);
    }
  });

  test('nothing that happened lies in the future, and nothing was changed before it was made', () => {
    const { creditNotes, overpayments, prepayments, contacts } = xero;
    const happened = [...xero.invoices, ...creditNotes, ...overpayments, ...prepayments].map(({ date }) => date);
    const paid = sales.flatMap(({ payments }) => payments.map(({ date }) => date));
    expect([...happened, ...paid].filter((date) => date > today)).toEqual([]);
    const records = [hubspot.companies, hubspot.contacts, hubspot.deals, hubspot.lineItems, hubspot.quotes].flat();
    const times = [...xero.invoices, ...records].map(({ createdAt, updatedAt }) => ({ createdAt, updatedAt }));
    expect(times.filter(({ createdAt, updatedAt }) => createdAt > updatedAt)).toEqual([]);
    const touched = [...times, ...contacts, ...creditNotes, ...overpayments, ...prepayments];
    expect(touched.filter(({ updatedAt }) => !/^\d{4}(-\d\d){2}T/.test(updatedAt) || updatedAt > today)).toEqual([]);
  });

  test('associations and owners lead somewhere', () => {
    const ids = {
      companies: new Set(hubspot.companies.map(({ id }) => id)),
      contacts: new Set(hubspot.contacts.map(({ id }) => id)),
      deals: new Set(hubspot.deals.map(({ id }) => id)),
      line_items: new Set(hubspot.lineItems.map(({ id }) => id)),
      products: new Set(hubspot.products.map(({ id }) => id)),
      quotes: new Set(hubspot.quotes.map(({ id }) => id)),
      tasks: new Set<string>(),
      notes: new Set<string>(),
    };
    const lost = hubspot.associations.filter(
      ({ from, to }) => !ids[from.objectType].has(from.id) || !ids[to.objectType].has(to.id),
    );
    expect(lost).toEqual([]);
    const owners = new Set<string | null | undefined>([null, ...hubspot.users.map(({ ownerId }) => ownerId)]);
    const owned = [...hubspot.companies, ...hubspot.contacts, ...hubspot.deals];
    expect(owned.filter(({ properties }) => !owners.has(properties['hubspot_owner_id']))).toEqual([]);
    const products = hubspot.lineItems.flatMap(({ properties }) => properties['hs_product_id'] ?? []);
    expect(products.filter((id) => !ids.products.has(id))).toEqual([]);
    const parents = hubspot.associations.filter(({ to }) => to.objectType === 'line_items').map(({ to }) => to.id);
    expect(parents).toHaveLength(hubspot.lineItems.length);
    expect(new Set(parents).size).toBe(hubspot.lineItems.length);
    const teams = new Set(hubspot.teams.map(({ id }) => id));
    expect(hubspot.users.flatMap((user) => user.teams).filter((id) => !teams.has(id))).toEqual([]);
  });
});

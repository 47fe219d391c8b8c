import {
  Allocation,
  Allocations,
  CreditNotes,
  HistoryRecords,
  Invoice,
  XeroClient,
  type AccountingApi,
  type CreditNote,
} from 'xero-node';
import { connect } from '../../testing/harness.ts';
import { ids } from '../../testing/small-world.ts';
import { startWriter, type Writer } from '../../testing/writer.ts';

const tenant = ids.organisation;
let writer: Writer;
let api: AccountingApi;
beforeAll(async () => {
  writer = await startWriter();
  api = new XeroClient().accountingApi;
  api.basePath = `${writer.xero.url}/api.xro/2.0`;
  api.accessToken = (await connect(writer.xero)).access_token;
});
afterAll(() => writer.xero.close());

const notes = (one: object) => Object.assign(new CreditNotes(), { creditNotes: [one as CreditNote] });
const allocations = (invoiceID: string, amount: number) => {
  const invoice = Object.assign(new Invoice(), { invoiceID });
  const one = Object.assign(new Allocation(), { invoice, amount, date: '2026-11-20' });
  return Object.assign(new Allocations(), { allocations: [one] });
};

test('Xero’s own SDK makes a credit note, approves it, sets it against an invoice, takes it back and voids it', async () => {
  const draft = {
    type: 'ACCRECCREDIT',
    contact: { contactID: ids.ada },
    lineItems: [{ description: 'Given back', quantity: 1, unitAmount: 30.3333, accountCode: '200' }],
  };
  const [made] = (await api.createCreditNotes(tenant, notes(draft), false, 4, 'n1')).body.creditNotes ?? [];
  const [again] = (await api.createCreditNotes(tenant, notes(draft), false, 4, 'n1')).body.creditNotes ?? [];
  const creditNoteId = made?.creditNoteID ?? '';
  expect(made).toMatchObject({ status: 'DRAFT', total: 36.4, lineItems: [{ unitAmount: 30.3333 }] });
  expect(again?.creditNoteID).toBe(creditNoteId);
  const named = notes({ creditNoteID: creditNoteId, reference: 'RMA' });
  expect((await api.updateOrCreateCreditNotes(tenant, named, false)).body.creditNotes).toMatchObject([
    { creditNoteID: creditNoteId, reference: 'RMA', statusAttributeString: 'OK' },
  ]);
  await api.updateCreditNote(tenant, creditNoteId, notes({ status: 'AUTHORISED' }));

  const applied = await api.createCreditNoteAllocation(tenant, creditNoteId, allocations(ids.partPaid, 36.4), true);
  const allocationId = applied.body.allocations?.[0]?.allocationID ?? '';
  expect((await api.getCreditNote(tenant, creditNoteId)).body.creditNotes).toMatchObject([
    { status: 'PAID', remainingCredit: 0, allocations: [{ allocationID: allocationId, amount: 36.4 }] },
  ]);
  await api.deleteCreditNoteAllocations(tenant, creditNoteId, allocationId);
  expect((await api.getCreditNote(tenant, creditNoteId)).body.creditNotes).toMatchObject([{ remainingCredit: 36.4 }]);

  const note = Object.assign(new HistoryRecords(), { historyRecords: [{ details: 'A mistake' }] });
  await api.createCreditNoteHistory(tenant, creditNoteId, note);
  const { historyRecords } = (await api.getCreditNoteHistory(tenant, creditNoteId)).body;
  expect(historyRecords?.map(({ changes }) => changes)).toEqual([
    'Note',
    'Credit Removed',
    'Credit Applied',
    'Approved',
    'Edited',
    'Created',
  ]);
  const pdf = (await api.getCreditNoteAsPdf(tenant, creditNoteId)).body.toString('latin1');
  expect(pdf).toContain(`(Credit note ${made?.creditNoteNumber ?? '?'} \\(AUTHORISED\\)) Tj`);
  expect(pdf).toContain('(Remaining credit: 36.40 GBP) Tj');
  expect(
    (await api.updateCreditNote(tenant, creditNoteId, notes({ status: 'VOIDED' }))).body.creditNotes,
  ).toMatchObject([{ status: 'VOIDED' }]);
});

test('… and uses overpayments and prepayments', async () => {
  const over = await api.createOverpaymentAllocations(tenant, ids.overpayment, allocations(ids.partPaid, 15));
  expect((await api.getOverpayment(tenant, ids.overpayment)).body.overpayments).toMatchObject([
    { status: 'PAID', remainingCredit: 0 },
  ]);
  const pre = await api.createPrepaymentAllocations(tenant, ids.prepayment, allocations(ids.dueToday, 40));
  expect((await api.getInvoice(tenant, ids.dueToday)).body.invoices).toMatchObject([
    { amountDue: 60, amountCredited: 40, prepayments: [{ appliedAmount: 40 }] },
  ]);
  const idOf = (made: typeof over): string => made.body.allocations?.[0]?.allocationID ?? '';
  await api.deleteOverpaymentAllocations(tenant, ids.overpayment, idOf(over));
  await api.deletePrepaymentAllocations(tenant, ids.prepayment, idOf(pre));
  expect((await api.getInvoice(tenant, ids.dueToday)).body.invoices).toMatchObject([{ amountDue: 100 }]);
});

test('a refusal reaches the SDK as its JSON text', async () => {
  await expect(api.createCreditNoteAllocation(tenant, ids.note, allocations(ids.paid, 1))).rejects.toMatch(
    /"statusCode":400.*has already been paid off/s,
  );
});

import type { BilledDeal } from '../facts.ts';
import { fateOf } from './fate.ts';

const invoice = (number: string) => ({ tenantId: 't', invoiceId: `id-${number}`, number });
const deal = (change: Partial<BilledDeal> = {}): BilledDeal => ({
  ...{ dealId: '5', name: 'Refit', isGone: false, isWon: true, isClosed: true },
  ...{ standing: [invoice('INV-7')], told: [] },
  ...change,
});
const open = { isWon: false, isClosed: false };
const kindOf = (change: Partial<BilledDeal>, wasWon = false) => fateOf(deal(change), { wasWon })?.kind ?? null;

test.each([
  ['won and billed', {}, false, null],
  ['deleted, whatever it was', { isGone: true }, false, 'deal_gone_billed'],
  ['deleted, and nothing bills it', { isGone: true, standing: [] }, false, null],
  ['lost, though it was never won', { isWon: false }, false, 'deal_reopened_billed'],
  ['lost, and nothing bills it', { isWon: false, standing: [] }, true, null],
  ['moved out of won', open, true, 'deal_reopened_billed'],
  ['open and billed before it is won', open, false, null],
  ['open, and told to be moved out of won', { ...open, told: ['deal_reopened_billed'] }, false, 'deal_reopened_billed'],
  ['won again', { told: ['deal_reopened_billed'] }, true, null],
] as const)('%s', (...[, change, wasWon, kind]) => expect(kindOf(change as Partial<BilledDeal>, wasWon)).toBe(kind));

test('it is said which invoices, and what to do', () => {
  const said = fateOf(deal({ isGone: true }), { wasWon: false });
  expect(said?.message).toBe('The deal “Refit” was deleted in HubSpot, and invoice INV-7 still bills it.');
  expect(said?.fix).toContain('open that one and move it there');
  const two = deal({ isWon: false, standing: [invoice('INV-7'), invoice('INV-8')] });
  expect(fateOf(two, { wasWon: false })?.message).toBe(
    'The deal “Refit” is lost, and invoices INV-7, INV-8 still bill it.',
  );
  const five = deal({ ...open, standing: ['1', '2', '3', '4', '5'].map(invoice) });
  expect(fateOf(five, { wasWon: true })?.message).toBe(
    'The deal “Refit” is no longer won, and invoices 1, 2, 3 and 2 more still bill it.',
  );
});

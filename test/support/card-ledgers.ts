import { recordCard, type RecordCard } from '../../src/contract/record-card.ts';
import { NOW, type DoorHouse } from './door-house.ts';
import { Ledger } from './ledger-builder.ts';

export const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
/** Company 42, owned by user 7. */
export const base = (portalId: string): Ledger =>
  new Ledger(portalId).user('7').company('42', { name: 'Zoë & Söhne', ownerId: '70' }).organisation();

/** A customer with everything: two currencies, credit, overdue, settled, drafts. */
export const full = (portalId: string): Ledger =>
  base(portalId)
    .contact('c', { contactNumber: 'HS-COMPANY-42', name: 'Zoë & Söhne GmbH' })
    .contact('merged', { status: 'ARCHIVED', mergedToContactId: 'c' })
    .invoice('late', 'c', { dueDate: '2026-10-17', total: '120.50' })
    .invoice('later', 'merged', { dueDate: '2026-11-19', total: '60.00', amountDue: '20.25', amountPaid: '39.75' })
    .invoice('today', 'c', { dueDate: '2026-11-20', total: '7.00' })
    .invoice('undated', 'c', { dueDate: null, total: '3.00' })
    .invoice('euros', 'c', { currency: 'EUR', total: '1000.00', dueDate: '2026-12-24' })
    .invoice('draft', 'c', { status: 'DRAFT', total: '9999.00' })
    .invoice('void', 'c', { status: 'VOIDED', total: '8888.00', amountDue: '0' })
    .invoice('paid', 'c', {
      status: 'PAID',
      amountDue: '0',
      amountPaid: '100.00',
      dueDate: '2026-06-01',
      fullyPaidOn: '2026-06-12',
    })
    .invoice('long-ago', 'c', {
      status: 'PAID',
      amountDue: '0',
      amountPaid: '77.00',
      dueDate: '2025-01-01',
      fullyPaidOn: '2025-06-12',
    })
    .payment('p1', { id: 'later', contactId: 'merged' }, { amount: '39.75' })
    .payment('p2', { id: 'paid', contactId: 'c' }, { amount: '100.00', date: '2026-06-12' })
    .payment('p3', { id: 'paid', contactId: 'c' }, { amount: '55.00', status: 'DELETED' })
    .payment('p4', { id: 'long-ago', contactId: 'c' }, { amount: '77.00', date: '2025-11-20' })
    .payment('p5', { id: 'long-ago', contactId: 'c' }, { amount: '0.01', date: '2025-11-21' })
    .credit('cn', 'c', { total: '50.00', remainingCredit: '12.00' })
    .credit('op', 'merged', { kind: 'overpayment', total: '5.00' })
    .credit('pp', 'c', { kind: 'prepayment', total: '6.00', currency: 'EUR' })
    .credit('cn-draft', 'c', { status: 'DRAFT', total: '400.00' })
    .credit('cn-used', 'c', { status: 'PAID', total: '300.00', remainingCredit: '0' })
    .readUntil(hoursAgo(1));

// So long that no id, time or sealed text of another portal holds it by chance.
let portals = 8_150_000_000;

/** A portal id that no other test uses. */
export const newPortal = (): string => String(++portals);

/** The card that user 7 sees on a record of a portal of its own that holds the ledger. */
export async function cardOf(
  house: DoorHouse,
  build: (portalId: string) => Ledger,
  { objectTypeId = '0-2', objectId = '42' } = {},
): Promise<RecordCard> {
  const portalId = newPortal();
  await build(portalId).write(house.store);
  const answer = await house.ask(
    { userId: '7', portalId },
    { path: '/cards/record', query: { objectTypeId, objectId } },
  );
  expect(answer).toMatchObject({ ok: true });
  expect(recordCard.parse(answer.value)).toEqual(answer.value);
  return answer.value as RecordCard;
}

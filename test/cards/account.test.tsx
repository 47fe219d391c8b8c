import { Button, Link, StatisticsItem, StatusTag, Tag } from '@hubspot/ui-extensions';
import type { StandingStatus } from '../../src/contract/record-card.ts';
import { opened } from './support/open-card.tsx';
import { card, contact, figures, row } from './support/sample.ts';

test('one call answers the whole card, and no panel asks before it is opened', async () => {
  const { service } = await opened(card());
  expect(service.calls).toEqual(['GET /cards/record?objectTypeId=0-2&objectId=501']);
});

test.each<[StandingStatus, string]>([
  ['no_history', 'default'],
  ['good_standing', 'success'],
  ['take_care', 'warning'],
  ['speak_to_finance', 'danger'],
])('standing comes first: %s as a tag with its sentence', async (status, variant) => {
  const standing = { status, label: 'How they stand', sentence: 'And why.' };
  const { renderer, words } = await opened(card({ standing }));
  expect(renderer.find(StatusTag).props.variant).toBe(variant);
  expect(words()).toMatch(/^How they stand And why\./);
});

test('owed, overdue and paid name their currency, with what lies behind each', async () => {
  const { words } = await opened(card());
  expect(words()).toContain(
    [
      'Owed GBP 18,240.00 7 open invoices',
      'Overdue GBP 4,210.55 2 invoices, the oldest 34 days late',
      'Paid in 12 months GBP 82,000.10 Usually pays 11 days late',
    ].join(' '),
  );
});

test('currencies are shown one by one, never added', async () => {
  const euros = figures({ currency: 'EUR', outstanding: '900.00', overdue: '0.00', overdueInvoices: 0 });
  const { renderer, words } = await opened(card({ figures: [figures(), euros] }));
  const owed = renderer.findAll(StatisticsItem, { label: 'Owed' });
  expect(owed.map(({ props }) => props.number)).toEqual(['GBP\u00a018,240.00', 'EUR\u00a0900.00']);
  expect(words()).toContain('EUR 900.00');
  expect(words()).toContain('Nothing is overdue');
  expect(words()).not.toContain('19,140');
});

test('open invoices stand in the order given, each with how late, what is due and how it stands', async () => {
  const rows = [
    row(),
    row({
      id: 'inv-2',
      number: '',
      daysOverdue: 0,
      dueDate: '2026-12-01',
      state: 'awaiting_payment',
      amountDue: '10.00',
    }),
    row({ id: 'inv-3', number: 'INV-3', daysOverdue: 0, dueDate: null, state: 'part_paid' }),
  ];
  const { words } = await opened(card({ openDocuments: { rows, total: 9 } }));
  expect(words()).toMatch(
    / 1 Sept 2026 · PO 77 34 days late Due\s+1 Oct 2026 GBP 1,104\.50 of\s+GBP 1,204\.50 Overdue Invoice without number/,
  );
  expect(words()).toMatch(/Invoice without number.*1 Dec 2026.*GBP 10\.00.*Awaiting payment.*No due date.*Part paid/);
  expect(words()).toContain('and 6 more open invoices');
});

test('a customer with no open invoice is told so', async () => {
  const { words } = await opened(card({ openDocuments: { rows: [], total: 0 } }));
  expect(words()).toContain('No invoice is open.');
});

test('every Xero contact behind the account is named, with how it was matched and the way to it', async () => {
  const contacts = [
    contact(),
    contact({ id: 'c-2', name: 'Acme (old)', archived: true, matchedBy: 'email', xeroUrl: null }),
  ];
  const { renderer, words } = await opened(card({ contacts }));
  expect(words()).toContain('This account covers 2 Xero contacts:');
  expect(words()).toMatch(/Acme Ltd same contact number.*Acme \(old\) same email address/);
  expect(renderer.findAll(Tag).map(({ text }) => text)).toContain('Archived in Xero');
  expect(renderer.findAll(Link).map(({ props }) => props.href)).toEqual([
    { url: 'https://go.xero.test/contacts/1', external: true },
  ]);
});

test('no button of the card competes with another', async () => {
  const { renderer } = await opened(card());
  expect(renderer.findAll(Button, { variant: 'primary' })).toEqual([]);
});

import { Button, EmptyState, Heading, Statistics } from '@hubspot/ui-extensions';
import { callsOf, dealCard, doors, openDeal } from './support/open-deal.tsx';
import { opened } from './support/open-card.tsx';
import { card, statusCard, without } from './support/sample.ts';

test('a deal names the customer whose account it shows, and its own invoices before the figures', async () => {
  const { renderer, words } = await openDeal();
  expect(renderer.find(Heading).text).toBe('Acme Ltd');
  expect(words()).toMatch(/^Acme Ltd Take care .*Billing of this deal.*Owed GBP 18,240\.00/);
});

test('a customer’s own record does not name the customer again, and has no invoices of a deal', async () => {
  const { renderer } = await opened(card());
  expect(renderer.findAll(Heading).map(({ text }) => text)).toEqual(['Open invoices']);
});

test('a deal without a customer says what to do', async () => {
  const record = without(dealCard({ customer: null, state: 'not_matched' }), 'contacts', 'standing', 'figures');
  const { renderer, words } = await openDeal({ record });
  expect(renderer.find(EmptyState).props.title).toBe('This deal has no customer yet');
  expect(words()).toContain('Associate a company or a contact with the deal');
  expect(renderer.maybeFind(Statistics)).toBeNull();
});

test('a deal whose customer is not matched speaks of the customer, and can be invoiced', async () => {
  const { renderer, words } = await openDeal({ record: dealCard({ state: 'not_matched' }) });
  expect(words()).toContain('No Xero contact matches Acme Ltd');
  expect(renderer.find(Button, { variant: 'primary' }).text).toBe('Create invoice');
});

test('who may see the status alone is shown no invoice, and none is asked for', async () => {
  const opening = await openDeal({ record: { ...statusCard(), record: dealCard().record } });
  expect(opening.words()).not.toContain('Billing of this deal');
  expect(callsOf(opening, doors.invoices)).toBe(0);
});

import { EmptyState, Heading, Statistics } from '@hubspot/ui-extensions';
import { DealCard } from '../../extensions/deal-card/DealCard.tsx';
import { opened } from './support/open-card.tsx';
import { card, company, without } from './support/sample.ts';

const record = { objectTypeId: '0-3', objectId: '901', name: 'Rope for the harbour' };

test('a deal names the customer whose account it shows', async () => {
  const { renderer, words } = await opened(card({ record, customer: company }), <DealCard />);
  expect(renderer.find(Heading).text).toBe('Acme Ltd');
  expect(words()).toMatch(/^Acme Ltd Take care .*Owed GBP 18,240\.00/);
});

test('a customer’s own record does not name the customer again', async () => {
  const { renderer } = await opened(card());
  expect(renderer.findAll(Heading).map(({ text }) => text)).toEqual(['Open invoices']);
});

test('a deal without a customer says what to do', async () => {
  const nobody = without(card({ record, customer: null, state: 'not_matched' }), 'contacts', 'standing', 'figures');
  const { renderer, words } = await opened(nobody, <DealCard />);
  expect(renderer.find(EmptyState).props.title).toBe('This deal has no customer yet');
  expect(words()).toContain('Associate a company or a contact with the deal');
  expect(renderer.maybeFind(Statistics)).toBeNull();
});

test('a deal whose customer is not matched speaks of the customer, not of the deal', async () => {
  const { words } = await opened(card({ record, customer: company, state: 'not_matched' }), <DealCard />);
  expect(words()).toContain('No Xero contact matches Acme Ltd');
});

import { opened } from './support/open-card.tsx';
import { card } from './support/sample.ts';

const asOf = '2026-11-22T08:42:00Z';

test.each([
  ['same', "Xero's own sum of this customer is the same (read 2 hours ago)."],
  ['differs', "Xero's own sum of this customer is different (read 2 hours ago). It is compared again tonight"],
  ['rates_differ', "Xero's own sum is not compared: it puts currencies together, at rates of its own."],
] as const)('what Xero itself says is told: %s', async (state, said) => {
  expect((await opened(card({ xeroSays: { state, asOf } }))).words()).toContain(said);
});

test('where it cannot be compared, nothing is said of it', async () => {
  expect((await opened(card())).words()).not.toContain("Xero's own");
});

import { intent } from './support/invoicing-sample.ts';
import { answer, click, openDeal } from './support/open-deal.tsx';
import { dealQuote, dealQuotes, quoteDraft } from './support/quotes-sample.ts';
import { ok, problem } from './support/service.ts';

test.each(['in_progress', 'checking'] as const)('a write of a quote that is %s is told', async (state) => {
  const quotes = dealQuotes({ quotes: [dealQuote({ next: null, write: intent({ state }) })] });
  const { words } = await openDeal({ quotes });
  expect(words()).toContain('A change of this quote is on its way to Xero.');
});

test('an answer with which the quote could not be read is taken back: another try is without it', async () => {
  const opening = await openDeal({ quotes: dealQuotes({ quotes: [dealQuote()] }) });
  const door = 'GET /cards/quotes/77/draft';
  opening.service.on(door, (path) =>
    path.includes('status') ? problem({ code: 'invalid_input', message: 'Status cannot be read.' }) : ok(quoteDraft()),
  );
  await click(opening, 'Create quote in Xero');
  await answer(opening, 'quoteStatus', 'DRAFT');
  expect(opening.words()).toContain('Status cannot be read.');
  await click(opening, 'Try again');
  expect(opening.service.calls.at(-1)).toBe(`${door}?dealId=901`);
});

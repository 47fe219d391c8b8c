import { billingTryAnswer } from '../../src/contract/billing-settings.ts';
import { billingBooks, draftOf, liveDeal, liveLine, PRINT, SALES } from '../../test/support/billing-facts.ts';
import { presentTried } from './present-tried.ts';

const books = billingBooks({ salesAccounts: [SALES, PRINT] });
const draft = (accountCode: string | undefined, lines = 1) =>
  draftOf({ books, deal: liveDeal({ lines: lines === 1 ? [liveLine()] : many(lines) }), choices: { accountCode } });
const many = (count: number) => Array.from({ length: count }, (_, index) => liveLine({ id: `line ${index}` }));
const tried = (before: ReturnType<typeof draft>, after: ReturnType<typeof draft>) =>
  billingTryAnswer.strict().parse(presentTried({ before, after }));
const row = (answer: ReturnType<typeof tried>, what: string) => answer.lines.find((one) => one.what === what);

test('what would change stands beside what it is, with what decides it, to the cent', () => {
  const answer = tried(draft('200'), draft('201'));
  expect(answer.deal).toEqual({ id: '5', name: 'Refit' });
  expect(row(answer, 'The line: account')).toEqual({
    what: 'The line: account',
    before: '200 – Sales (as chosen)',
    after: '201 – Print Sales (as chosen)',
  });
  expect(row(answer, 'The line: tax')).toMatchObject({
    before: expect.stringMatching(/^OUTPUT2 – 20% \(VAT on Income\) \(/) as string,
    after: expect.stringMatching(/^ZERORATEDOUTPUT – Zero Rated Income \(0%\) \(/) as string,
  });
  expect(row(answer, 'Tax')).toMatchObject({ before: '20.00 GBP', after: '0.00 GBP' });
  expect(row(answer, 'Total')).toMatchObject({ before: '120.00 GBP', after: '100.00 GBP' });
});

test('what stays as it is is told too, and what is missing in words', () => {
  const answer = tried(draft(undefined), draft('200'));
  expect(row(answer, 'The line: description')).toMatchObject({ before: 'Desk', after: 'Desk' });
  expect(row(answer, 'The line: account')?.before).toBeNull();
  expect(row(answer, 'Missing')).toMatchObject({
    before: 'It is not known which sales account this goes to.',
    after: null,
  });
});

test('of many lines the first are told whole, of the others what would change', () => {
  const answer = tried(draft('200', 7), draft('201', 7));
  expect(row(answer, 'Line 5: description')).toBeDefined();
  expect(row(answer, 'Line 6: description')).toBeUndefined();
  expect(row(answer, 'Line 7: account')).toMatchObject({
    before: '200 – Sales (as chosen)',
    after: '201 – Print Sales (as chosen)',
  });
});

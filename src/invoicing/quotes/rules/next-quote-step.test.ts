import type { QuoteState, XeroQuoteStatus } from '../facts.ts';
import { nextQuoteStep, type QuoteStanding } from './next-quote-step.ts';

const of = (state: QuoteState, xero: XeroQuoteStatus | null, more: Partial<QuoteStanding> = {}) =>
  nextQuoteStep({ state, xero, isAlike: false, billing: 'open', ...more });

test.each<[QuoteState, XeroQuoteStatus | null, string | null, string[]]>([
  ['draft', null, null, ['make']],
  ['pending_approval', null, null, ['make']],
  ['published', null, 'make', []],
  ['accepted', null, 'make', ['invoice']],
  ['expired', null, null, []],
  ['published', 'DELETED', 'make', []],
  ['published', 'DRAFT', 'send', []],
  ['draft', 'DRAFT', null, ['send']],
  ['published', 'SENT', null, ['accept', 'decline']],
  ['accepted', 'SENT', 'accept', ['decline', 'invoice']],
  ['expired', 'SENT', 'decline', ['accept', 'invoice']],
  ['void', 'SENT', 'decline', ['accept']],
  ['published', 'ACCEPTED', 'invoice', []],
  ['accepted', 'ACCEPTED', 'invoice', []],
  ['accepted', 'DECLINED', 'reopen', ['invoice']],
  ['published', 'DECLINED', null, ['reopen', 'invoice']],
  ['accepted', 'INVOICED', null, []],
])('%s in HubSpot, %s in Xero: next is %s, also %j', (...[state, xero, next, also]) => {
  expect(of(state, xero)).toMatchObject({ next, also });
});

test('where the two differ the next step is said with how they stand', () => {
  expect(of('accepted', 'SENT').says).toBe('In HubSpot accepted, in Xero sent: mark it as accepted in Xero.');
  expect(of('published', 'SENT').says).toBe('In HubSpot published, in Xero sent.');
  expect(of('published', null).says).toBe('In HubSpot published: create it in Xero.');
});

test('a number that stands in Xero from elsewhere is offered as a link, and nothing else is', () => {
  expect(of('published', null, { isAlike: true })).toMatchObject({ next: 'link', also: [] });
});

test('a deal that is billed is not invoiced by its quote again', () => {
  expect(of('accepted', 'ACCEPTED', { billing: 'done' })).toMatchObject({ next: null, also: [] });
  expect(of('accepted', null, { billing: 'done' })).toMatchObject({ next: null, also: ['make'] });
});

test('of a deal whose next step is for later the quote is not invoiced now, and it is said why', () => {
  const later = of('accepted', 'ACCEPTED', { billing: 'later' });
  expect(later).toMatchObject({ next: null, also: [] });
  expect(later.says).toBe(
    'In HubSpot accepted, in Xero accepted: what is left is billed later, as the steps of the deal say.',
  );
  expect(of('accepted', 'SENT', { billing: 'later' })).toMatchObject({ next: 'accept', also: ['decline'] });
  expect(of('accepted', 'INVOICED', { billing: 'later' }).says).toBe('In HubSpot accepted, in Xero invoiced.');
});

import type { DealQuote } from '../../src/contract/quotes.ts';
import { dealInvoice, dealInvoices, done, draft, draftWith, intent } from './support/invoicing-sample.ts';
import { pass } from './support/open-card.tsx';
import { answer, buttonOf, callsOf, click, doors, fieldOf, openDeal } from './support/open-deal.tsx';
import { dealQuote, dealQuotes, inXero, quoteDraft } from './support/quotes-sample.ts';
import { ok, problem } from './support/service.ts';

const draftDoor = 'GET /cards/quotes/77/draft';
const makeDoor = 'POST /cards/deals/901/quotes';
const moveDoor = 'POST /cards/quotes/77/move';
const linkDoor = 'POST /cards/quotes/77/link';
const requestId = expect.any(String) as string;
const quoteDone = () => done({ invoice: null });
const sent = (state = quoteDone()) => ok({ outcome: 'intent', intent: state });
const made = dealQuote({ xero: inXero(), says: 'It waits for the customer.', next: 'accept', also: ['decline'] });

/** The card of a deal whose one quote is what `now` says when it is asked for. */
async function openWith(quote: DealQuote) {
  const now = { quote };
  const opening = await openDeal({ quotes: () => ok(dealQuotes({ quotes: [now.quote] })) });
  return { opening, now };
}

async function draftOpened(reply: () => unknown = () => ok(quoteDraft())) {
  const opened = await openWith(dealQuote());
  opened.opening.service.on(draftDoor, reply);
  await click(opened.opening, 'Create quote in Xero');
  return opened;
}

test('a deal without quotes shows nothing of them', async () => {
  const { words } = await openDeal();
  expect(words()).not.toMatch(/Quotes|quote in Xero/);
});

test('a quote shows how it stands on both sides, and offers what the service says', async () => {
  const { opening } = await openWith(made);
  expect(opening.words()).toMatch(
    /Quotes of this deal 20261122-1 · Rope for the harbour HubSpot: Published Xero: Sent GBP 1,178\.75 without tax · GBP 1,414\.50 with tax It waits for the customer\. Mark as accepted in Xero Mark as declined in Xero Open in Xero/,
  );
  expect(opening.words()).not.toMatch(/Create quote in Xero|Invoice this quote/);
});

test('a quote is made in Xero from its preview, as what was shown', async () => {
  const { opening, now } = await draftOpened();
  expect(callsOf(opening, draftDoor)).toBe(1);
  expect(opening.words()).toMatch(
    /Number 20261122-1 Title Rope for the harbour Customer Acme Ltd Ends 22 Dec 2026 Terms Ex works/,
  );
  expect(opening.words()).toMatch(/Total GBP 1,414\.50/);
  opening.service.on(makeDoor, () => {
    now.quote = made;
    return sent();
  });
  await click(opening, 'Create as sent');
  expect(opening.service.bodies).toEqual([{ requestId, quoteId: '77', hash: 'quote-hash-1', status: 'SENT' }]);
  expect(opening.words()).toContain('The quote is in Xero');
  expect(opening.words()).toContain('Xero: Sent');
  expect(buttonOf(opening, 'Create quote in Xero').props.disabled).toBe(true);
  await click(opening, 'Close');
  expect(opening.renderer.mocks.actions.closeOverlay.calls).toContainEqual(['make-quote-77']);
});

test('it may be made as a draft, which is read anew', async () => {
  const { opening } = await draftOpened();
  opening.service.on(draftDoor, (path) =>
    ok(path.includes('status=DRAFT') ? quoteDraft({ status: 'DRAFT', hash: 'quote-hash-2' }) : quoteDraft()),
  );
  opening.service.on(makeDoor, () => sent());
  await answer(opening, 'quoteStatus', 'DRAFT');
  await click(opening, 'Create as draft');
  expect(opening.service.bodies).toEqual([{ requestId, quoteId: '77', hash: 'quote-hash-2', status: 'DRAFT' }]);
});

test('who may not approve is not asked how', async () => {
  const { opening } = await draftOpened(() => ok(quoteDraft({ status: 'DRAFT', maySend: false })));
  expect(fieldOf(opening, 'quoteStatus')).toBeNull();
  expect(buttonOf(opening, 'Create as draft').props.disabled).toBe(false);
});

test.each([
  ['something is missing', quoteDraft({ hash: null, draft: draftWith({ message: 'The deal has no company.' }) })],
  ['the connection is not live', quoteDraft({ draft: draft({ live: false }) })],
])('when %s nothing is sent', async (_when, shown) => {
  const { opening } = await draftOpened(() => ok(shown));
  expect(buttonOf(opening, 'Create as sent').props.disabled).toBe(true);
  await click(opening, 'Create as sent');
  expect(callsOf(opening, makeDoor)).toBe(0);
});

test('a quote that has changed since is shown again, and goes only with another click', async () => {
  const { opening } = await draftOpened();
  const changed = {
    outcome: 'changed',
    draft: quoteDraft({ hash: 'quote-hash-2' }),
    changes: ['The price has changed.'],
  };
  opening.service.on(makeDoor, (_path, body) => (body?.['hash'] === 'quote-hash-1' ? ok(changed) : sent()));
  await click(opening, 'Create as sent');
  expect(opening.words()).toContain('The price has changed.');
  await click(opening, 'Create as sent');
  expect(opening.service.bodies.map(({ hash }) => hash)).toEqual(['quote-hash-1', 'quote-hash-2']);
  expect(opening.words()).toContain('The quote is in Xero');
});

test('a click without an answer is repeated as the same request; one that Xero refuses is told in words', async () => {
  const { opening } = await draftOpened();
  opening.service.on(makeDoor, () => 'no answer of ours');
  await click(opening, 'Create as sent');
  expect(opening.words()).toContain('Tieout cannot be reached just now.');
  const refused = { message: 'The quote number is taken.', fix: 'Give it another in HubSpot.' };
  opening.service.on(makeDoor, () => sent(intent({ state: 'rejected', problem: refused })));
  await click(opening, 'Create as sent');
  const [first, again] = opening.service.bodies.map((body) => body['requestId']);
  expect(again).toBe(first);
  expect(opening.words()).toMatch(
    /The quote was not created The quote number is taken\. Give it another in HubSpot\. Try again/,
  );
});

test('what takes its time is followed to its end', async () => {
  const { opening } = await draftOpened();
  opening.service.on(makeDoor, () => sent(intent()));
  opening.service.on(doors.intent, () => ok(quoteDone()));
  await click(opening, 'Create as sent');
  expect(opening.words()).not.toContain('The quote is in Xero');
  await pass(2000);
  expect(opening.words()).toContain('The quote is in Xero');
});

test.each([
  ['accept', 'Mark as accepted in Xero', 'ACCEPTED'],
  ['decline', 'Mark as declined in Xero', 'DECLINED'],
  ['send', 'Mark as sent in Xero', 'SENT'],
  ['reopen', 'Mark as sent again in Xero', 'SENT'],
] as const)('%s moves the quote in Xero, once, and shows how it stands then', async (next, label, to) => {
  const { opening, now } = await openWith(dealQuote({ xero: inXero(), next }));
  opening.service.on(moveDoor, () => {
    now.quote = dealQuote({ xero: inXero(), says: 'It has moved.', next: null });
    return ok(quoteDone());
  });
  const button = buttonOf(opening, label);
  button.trigger('onClick');
  await click(opening, label);
  expect(opening.service.bodies).toEqual([{ dealId: '901', requestId, to }]);
  expect(opening.words()).toContain('It has moved.');
});

test('a move that fails is told at the quote, and tried again as the same request', async () => {
  const { opening } = await openWith(made);
  opening.service.on(moveDoor, () => problem({ message: 'Xero is busy.', fix: 'Wait a minute.' }));
  await click(opening, 'Mark as accepted in Xero');
  expect(opening.words()).toContain('Xero is busy. Wait a minute.');
  const refused = { message: 'The quote has ended.', fix: 'Look at it in Xero.' };
  opening.service.on(moveDoor, () => ok(intent({ state: 'rejected', problem: refused })));
  await click(opening, 'Mark as accepted in Xero');
  expect(opening.words()).toContain('The quote has ended. Look at it in Xero.');
  const [first, again] = opening.service.bodies.map((body) => body['requestId']);
  expect(again).toBe(first);
});

test('a quote of the same number in Xero is linked', async () => {
  const { opening, now } = await openWith(dealQuote({ alike: inXero(), next: 'link' }));
  opening.service.on(linkDoor, () => {
    now.quote = made;
    return ok(dealQuotes({ quotes: [made] }));
  });
  await click(opening, 'Link the quote in Xero');
  expect(opening.service.bodies).toEqual([{ dealId: '901', xeroQuoteId: 'quote-9' }]);
  expect(opening.words()).toContain('Xero: Sent');
});

test('an accepted quote is invoiced with its own lines, and the invoice is shown', async () => {
  let invoices = dealInvoices();
  let quote = dealQuote({ state: 'accepted', xero: inXero({ status: 'ACCEPTED' }), next: 'invoice' });
  const opening = await openDeal({
    invoices: () => ok(invoices),
    quotes: () => ok(dealQuotes({ quotes: [quote] })),
  });
  opening.service.on(doors.draft, () => ok(draft()));
  opening.service.on(doors.create, () => {
    invoices = dealInvoices({ invoices: [dealInvoice()], mayCreate: false });
    quote = { ...quote, xero: inXero({ status: 'INVOICED' }), next: null };
    return sent(done());
  });
  await click(opening, 'Invoice this quote');
  expect(opening.service.calls).toContain(`${doors.draft}?quoteId=77`);
  await click(opening, 'Create draft invoice');
  expect(opening.service.bodies).toEqual([{ requestId, hash: 'hash-1', quoteId: '77' }]);
  expect(opening.words()).toContain('INV-0042 Draft');
  expect(opening.words()).toContain('Xero: Invoiced');
  expect(opening.words()).toContain('Invoice INV-0042 is in Xero');
});

test('once the deal was invoiced otherwise, the quotes are asked for again', async () => {
  let invoices = dealInvoices();
  let quote = dealQuote({ next: 'invoice' });
  const opening = await openDeal({
    invoices: () => ok(invoices),
    quotes: () => ok(dealQuotes({ quotes: [quote] })),
  });
  opening.service.on(doors.draft, () => ok(draft()));
  opening.service.on(doors.create, () => {
    invoices = dealInvoices({ invoices: [dealInvoice()], mayCreate: false });
    quote = dealQuote({ next: null, says: 'The deal is invoiced.' });
    return sent(done());
  });
  await click(opening, 'Create invoice');
  await click(opening, 'Create draft invoice');
  expect(opening.service.bodies).toEqual([{ requestId, hash: 'hash-1' }]);
  expect(opening.words()).toContain('The deal is invoiced.');
  expect(opening.words()).not.toContain('Invoice this quote');
});

test('a quote that has ended is billed only when the person says so', async () => {
  const { opening } = await openWith(dealQuote({ state: 'expired', next: 'invoice' }));
  const ended = { field: 'quoteEnded', message: 'The quote has expired.', fix: 'Say that it is billed.' } as const;
  opening.service.on(doors.draft, (path) => ok(path.includes('quoteEnded=bill') ? draft() : draftWith(ended)));
  opening.service.on(doors.create, () => sent(done()));
  await click(opening, 'Invoice this quote');
  expect(buttonOf(opening, 'Create draft invoice').props.disabled).toBe(true);
  await answer(opening, 'quoteEnded', 'bill');
  await click(opening, 'Create draft invoice');
  expect(opening.service.bodies).toEqual([{ requestId, hash: 'hash-1', quoteId: '77', quoteEnded: 'bill' }]);
});

test('who may not invoice sees the quotes, why nothing is offered, and no step', async () => {
  const whyNot = 'Making quotes in Xero needs the right “invoice” too.';
  const quotes = dealQuotes({ quotes: [dealQuote({ next: null })], whyNot });
  const { words } = await openDeal({ quotes });
  expect(words()).toContain(`Quotes of this deal ${whyNot} 20261122-1`);
  expect(words()).not.toContain('Create quote in Xero');
});

test('a write that was refused earlier, or came out otherwise, is told at the quote', async () => {
  const refused = { message: 'The number is taken.', fix: 'Change it.' };
  const { opening } = await openWith(dealQuote({ write: intent({ state: 'rejected', problem: refused }) }));
  expect(opening.words()).toContain('The number is taken. Change it.');
  const other = await openWith(dealQuote({ write: { ...quoteDone(), difference: 'Xero rounds to GBP 1,414.51.' } }));
  expect(other.opening.words()).toContain('Xero rounds to GBP 1,414.51.');
});

test('quotes that cannot be had leave the invoices standing and can be asked for again', async () => {
  let reply: unknown = problem({ message: 'The quotes cannot be read now.' });
  const opening = await openDeal({ quotes: () => reply });
  expect(opening.words()).toMatch(/This deal has not been invoiced yet.*The quotes cannot be read now\./);
  reply = ok(dealQuotes({ quotes: [made] }));
  await click(opening, 'Try again');
  expect(opening.words()).toContain('Xero: Sent');
});

import { cast } from '../../sandbox/seed/cast.ts';
import type { Quote } from '../../sandbox/seed/quote.ts';
import { wireQuotes } from '../../sandbox/xero/wire/quotes.ts';
import { patience } from '../support/rough-day.ts';
import { waitFor } from '../support/wait-for.ts';
import { useCards } from './card-page.ts';
import { invoicesOfDeal } from './xero-truth.ts';

/* A HubSpot quote becomes one of Xero's and the accepted one the invoice, each under one number, in a real browser on the whole house. */
const cards = useCards();
const { finance } = cast.users;
const { readyToInvoice, discounted } = cast.deals;
const portalId = String(cast.portalId);
const slowly = { timeout: patience(40_000) };

const card = () => cards.page.getByRole('tabpanel');
const panel = (name: string) => cards.page.getByRole('dialog', { name });
const press = (name: string) => card().getByRole('button', { name, exact: true }).click(slowly);
const tag = (words: string) => card().getByText(words, { exact: true }).first().waitFor(slowly);

/** A picture of the whole page. */
async function picture(name: string): Promise<void> {
  const height = Number(await cards.page.evaluate('document.documentElement.scrollHeight'));
  await cards.page.setViewportSize({ width: 1280, height: Math.max(900, height) });
  await cards.picture(name);
}

interface Known {
  quoteId: string;
  number: string;
  dealId: string;
}

/** The deal's quote as HubSpot has it. */
async function quoteOf(dealId: string): Promise<Known> {
  const { object_id: quoteId, quote_number: number } = await cards.house.store.withPortal(portalId, ({ db }) =>
    db
      .selectFrom('crm_quotes')
      .select(['object_id', 'quote_number'])
      .where('deal_id', '=', dealId)
      .executeTakeFirstOrThrow(),
  );
  return { quoteId, number: number ?? '', dealId };
}
const inXero = ({ number }: Known): Quote[] =>
  cards.house.xero.state.data.organisations[0]!.quotes.filter(({ quoteNumber }) => quoteNumber === number);
const send = async (url: string, method: string, body: object): Promise<void> => {
  const init = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(await answer.text());
};

/** A pass costs a third of the calls that Xero takes in a minute. */
const AGAIN_MS = 20_000;

/** Somebody asks for everything to be read again until the mirror has what the vendors have: a pass that is under way may be past it. */
async function readAgain(what: string, isThere: () => Promise<boolean>): Promise<void> {
  let askedAt = -Infinity;
  const isRead = async (): Promise<boolean> => {
    if (await isThere()) return true;
    if (performance.now() - askedAt > AGAIN_MS) {
      askedAt = performance.now();
      await cards.house.deps.refresh(portalId);
    }
    return false;
  };
  await waitFor(isRead, { what, timeoutMs: 120_000 });
}
const mirrors = (table: 'crm_quotes' | 'mirror_quotes', number: string, is: object): (() => Promise<boolean>) => {
  const [[column, value]] = Object.entries(is) as [[string, unknown]];
  return async () => {
    const row = await cards.house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom(table).selectAll().where('quote_number', '=', number).executeTakeFirstOrThrow(),
    );
    const found = (row as Record<string, unknown>)[column];
    return value === 'anything' ? found !== null : found === value;
  };
};

/** Makes the deal's quote in Xero, as sent, from its card. */
async function make(name: string): Promise<void> {
  await press('Create quote in Xero');
  const making = panel('Create quote in Xero');
  await making.getByText('Subtotal').waitFor(slowly);
  await picture(`${name}-draft`);
  await making.getByRole('button', { name: 'Create as sent' }).click();
  await making.getByText('The quote is in Xero').waitFor(slowly);
  await making.getByRole('button', { name: 'Close' }).last().click();
}

/** Invoices it, approved, and compares that with the quote as Xero has it. */
async function invoice(quote: Known, name: string): Promise<void> {
  await press('Invoice this quote');
  const creating = panel('Invoice this quote');
  await creating.getByRole('radio', { name: /^Approved(?! and)/ }).click(slowly);
  await picture(`${name}-invoice`);
  await creating.getByRole('button', { name: 'Create and approve' }).click(slowly);
  await creating.getByText(/^Invoice INV-\d+ is in Xero$/).waitFor(slowly);
  await creating.getByRole('button', { name: 'Close' }).last().click();
  await tag('Xero: Invoiced');
  await picture(`${name}-invoiced`);
  const made = await invoicesOfDeal(cards.house.xero.url, quote.dealId);
  expect(made).toMatchObject([{ Status: 'AUTHORISED', Reference: expect.stringContaining(quote.number) as string }]);
  expect(inXero(quote)).toMatchObject([{ status: 'INVOICED', quoteNumber: quote.number }]);
  expect(made[0]?.Total).toBe(totalInXero(quote));
}

/** With tax, as Xero itself says. */
const totalInXero = ({ number }: Known): unknown =>
  wireQuotes(cards.house.xero.state.data.organisations[0]!).find(({ QuoteNumber }) => QuoteNumber === number)?.[
    'Total'
  ];

test(
  'accepted in HubSpot: the card says that Xero is behind, a click accepts it there, and it becomes the invoice',
  async () => {
    const quote = await quoteOf(readyToInvoice.dealId);
    await cards.open('0-3', quote.dealId, finance.userId);
    await tag('HubSpot: Published');
    await picture('quote-published');
    await make('quote');
    await tag('Xero: Sent');
    expect(inXero(quote)).toMatchObject([{ status: 'SENT' }]);
    await picture('quote-sent');

    const accepted = { hs_accepted_date: new Date().toISOString() };
    await send(`${cards.house.hubspot.url}/__sandbox/crm/quotes/${quote.quoteId}`, 'PATCH', { properties: accepted });
    await readAgain('the acceptance in HubSpot', mirrors('crm_quotes', quote.number, { accepted_at: 'anything' }));
    await cards.open('0-3', quote.dealId, finance.userId);
    await cards.says('In HubSpot accepted, in Xero sent: mark it as accepted in Xero.');
    await picture('quote-accepted-in-hubspot');
    await press('Mark as accepted in Xero');
    await tag('Xero: Accepted');
    expect(inXero(quote)).toMatchObject([{ status: 'ACCEPTED' }]);
    await picture('quote-accepted');
    await invoice(quote, 'quote');
  },
  patience(180_000),
);

test(
  'accepted in Xero: the card shows it, and the invoice comes to the quote with its discounts, to the cent',
  async () => {
    const quote = await quoteOf(discounted.dealId);
    await cards.open('0-3', quote.dealId, finance.userId);
    await cards.says('In HubSpot accepted: create it in Xero.');
    await make('quote-discounted');
    await tag('Xero: Sent');
    const { quoteId } = inXero(quote)[0]!;
    await send(`${cards.house.xero.url}/__sandbox/edit`, 'POST', { quoteId, changes: { status: 'ACCEPTED' } });
    await readAgain('the acceptance in Xero', mirrors('mirror_quotes', quote.number, { status: 'ACCEPTED' }));
    await cards.open('0-3', quote.dealId, finance.userId);
    await tag('Xero: Accepted');
    await cards.says('In HubSpot accepted, in Xero accepted: invoice it.');
    await picture('quote-accepted-in-xero');
    await invoice(quote, 'quote-discounted');
  },
  patience(180_000),
);

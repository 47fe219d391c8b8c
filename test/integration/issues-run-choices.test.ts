import { randomUUID } from 'node:crypto';
import type { CreateInvoiceAnswer, IntentState, InvoiceDraft } from '../../src/contract/invoicing.ts';
import type { IssueView } from '../../src/contract/issues.ts';
import type { Intent } from '../../src/invoicing/facts.ts';
import { liveDeal, liveLine } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW } from '../support/door-house.ts';
import { APPROVER, matched, unmatched } from '../support/draft-house.ts';
import { BOSS, openIssuesHouse, type IssuesHouse } from '../support/issues-house.ts';
import type { Ledger } from '../support/ledger-builder.ts';

const THEME = { id: 'theme-b', name: 'Retail', sortOrder: 1, updatedAt: NOW };

/** With two sales accounts, two rates, two items, a second currency and a branding theme. */
const rich = (of: (portalId: string) => Ledger) => (portalId: string) =>
  of(portalId)
    .salesAccount('201')
    .taxRate('ZERO', '0')
    .item('DESK', { accountCode: '200', taxType: 'OUTPUT2' })
    .item('POSTER')
    .currency('EUR')
    .rows('branding_themes', THEME);

/** A deal whose first line would be item DESK by its SKU; its second is billed month by month. */
const inEuro = liveDeal({
  currency: 'EUR',
  lines: [
    liveLine({ id: '52', sku: 'DESK' }),
    liveLine({ id: '51', name: 'Poster', recurring: { frequency: 'monthly', periods: 12 } }),
  ],
});

eachDatabase((_name, fresh) => {
  let house: IssuesHouse;
  beforeAll(async () => {
    house = await openIssuesHouse(fresh);
  });
  beforeEach(() => {
    house.hubspotSays(inEuro);
    house.xero.faults.length = 0;
  });
  afterAll(() => house.remove());

  interface Click {
    lines: Record<string, Record<string, string>>;
    send?: boolean;
    note?: string;
  }

  /** As an approver's click on the card would. */
  const click = async (
    portalId: string,
    choices: Record<string, string>,
    { lines, ...said }: Click,
  ): Promise<IntentState> => {
    const who = { portalId, userId: APPROVER };
    const path = '/cards/deals/5';
    const drafted = await house.ask(who, {
      ...{ path: `${path}/draft`, query: { ...choices, lines: JSON.stringify(lines) } },
    });
    const { hash, gaps } = drafted.value as InvoiceDraft;
    expect(gaps).toEqual([]);
    const body = { requestId: randomUUID(), hash, ...choices, lines, ...said };
    const answer = await house.ask(who, { method: 'POST', path: `${path}/invoices`, body });
    const created = answer.value as CreateInvoiceAnswer;
    if (created.outcome !== 'intent') throw new Error(created.changes.join(' '));
    return created.intent;
  };
  const run = async (portalId: string): Promise<IssueView> => {
    const { issues } = await house.list(portalId, BOSS);
    const [issue] = await house.runAgain(portalId, BOSS, { ids: issues.slice(0, 1).map(({ issueId }) => issueId) });
    if (!issue) throw new Error('The issue has gone');
    return issue;
  };
  /** What was to be sent, oldest first, without the mark by which each is told from all others. */
  const requests = async (portalId: string, kind: Intent['kind']): Promise<string[]> => {
    const rows = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('outbox_intents').select('request').where('kind', '=', kind).orderBy('created_at').execute(),
    );
    return rows.map(({ request }) => request.replace(/"Url":"[^"]*",/, ''));
  };
  const states = (portalId: string, kind: Intent['kind']): Promise<string[]> =>
    house.store.withPortal(portalId, async ({ db }) => {
      const rows = await db.selectFrom('outbox_intents').select('state').where('kind', '=', kind).execute();
      return rows.map(({ state }) => state).toSorted((a, b) => b.localeCompare(a));
    });
  const madeFor = (portalId: string): string[] =>
    [...house.xero.invoices.values()]
      .filter(({ fact }) => fact.url?.includes(`/${portalId}/`))
      .map(({ fact }) => fact.status);
  const accountIs = (portalId: string, status: string) =>
    house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('mirror_accounts').set({ status }).where('code', '=', '201').execute(),
    );

  const CHOSEN = { currencyRate: '1.125', brandingThemeId: 'theme-b', dueDate: '2026-12-24', recurring: 'one_period' };
  const LINES = { 52: { accountCode: '201', taxType: 'ZERO', itemCode: '' }, 51: { itemCode: 'POSTER' } };

  test('what was chosen for each line, the rate, the theme and the mail are the same when it is run again', async () => {
    const portalId = await house.write(rich(matched));
    house.xero.faults.push('rejected');
    const lines = { ...LINES, 51: { accountCode: '200', itemCode: 'POSTER' } };
    expect((await click(portalId, { ...CHOSEN, status: 'AUTHORISED' }, { lines, send: true })).state).toBe('rejected');
    await accountIs(portalId, 'ARCHIVED');
    expect((await run(portalId)).run).toMatchObject({
      state: 'failed',
      words: expect.stringContaining('201') as string,
    });
    expect(madeFor(portalId)).toEqual([]);
    await accountIs(portalId, 'ACTIVE');
    expect((await run(portalId)).run).toMatchObject({ state: 'done' });
    expect(madeFor(portalId)).toEqual(['AUTHORISED']);
    const sent = await requests(portalId, 'create_invoice');
    expect(sent).toEqual([sent[0], sent[0]]);
    expect(JSON.parse(sent[0] ?? '')).toMatchObject({
      Invoices: [
        {
          ...{ CurrencyRate: 1.125, BrandingThemeID: 'theme-b' },
          LineItems: [
            { AccountCode: '201', TaxType: 'ZERO' },
            { ItemCode: 'POSTER', AccountCode: '200' },
          ],
        },
      ],
    });
    expect(await states(portalId, 'email_invoice')).toEqual(['rejected', 'done']);
  });

  test('a new contact is made with what was typed, and the invoice is submitted with its note', async () => {
    const portalId = await house.write(rich(unmatched));
    house.xero.faults.push('rejected');
    const typed = {
      ...{ newContactName: 'Zoë & Söhne', newContactAddressLine: '1 High Street', newContactCity: 'Lyon' },
      ...{ newContactPostCode: '69001', newContactCountry: 'France', newContactTaxNumber: 'FR40303265045' },
    };
    const lines = { ...LINES, 51: { accountCode: '201', itemCode: '' } };
    const said = { lines, note: 'As agreed' };
    expect((await click(portalId, { ...CHOSEN, ...typed, status: 'SUBMITTED' }, said)).state).toBe('rejected');
    expect((await run(portalId)).run).toMatchObject({ state: 'done' });
    const contacts = await requests(portalId, 'create_contact');
    expect(contacts).toEqual([contacts[0], contacts[0]]);
    expect(contacts[0]).toContain('"TaxNumber":"FR40303265045","Addresses":[{"AddressType":"POBOX"');
    expect(madeFor(portalId)).toEqual(['SUBMITTED']);
    const asked = await house.ask({ portalId, userId: APPROVER }, { path: '/pages/approvals' });
    expect(asked.value).toMatchObject({ approvals: [{ note: 'As agreed', state: 'waiting' }] });
  });

  test('a deal with a line more than was chosen for is not billed', async () => {
    const portalId = await house.write(rich(matched));
    house.xero.faults.push('rejected');
    await click(portalId, CHOSEN, { lines: { ...LINES, 51: { accountCode: '200' } } });
    house.hubspotSays({ ...inEuro, lines: [...inEuro.lines, liveLine({ id: '53' })] });
    expect((await run(portalId)).run?.words).toMatch(/create the invoice there\.$/);
    expect(madeFor(portalId)).toEqual([]);
  });
});

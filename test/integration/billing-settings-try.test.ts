import { NOTHING_CHOSEN, type ChosenTopic } from '../../src/billing-settings/facts.ts';
import { billingTryAnswer, type BillingTryAnswer } from '../../src/contract/billing-settings.ts';
import type { ReadDeal } from '../../src/invoicing/ports.ts';
import { err, ok } from '../../src/lib/result.ts';
import { liveDeal, liveLine } from '../support/billing-facts.ts';
import { billed, FINANCE, openBillingHouse, tenantOf, type BillingHouse } from '../support/billing-house.ts';
import { eachDatabase } from '../support/databases.ts';
import type { Ledger } from '../support/ledger-builder.ts';
import { MEMBER } from '../support/settings-house.ts';

const TERMS: ChosenTopic = { topic: 'terms', document: { crmProperty: 'terms' } };
const { lines } = NOTHING_CHOSEN;

/** Deal 5 was won last; deal 6 is the newest, and open; company 42 is Xero contact `c`. */
const won = (portalId: string): Ledger =>
  billed(portalId)
    .company('42', { name: 'Zoë & Söhne' })
    .contact('c', { name: 'Zoë & Söhne GmbH', contactNumber: 'HS-COMPANY-42' })
    .deal('4', { isWon: true, closeDate: new Date('2026-10-01T00:00:00Z') })
    .deal('5', { isWon: true, closeDate: new Date('2026-11-01T00:00:00Z') })
    .deal('6', { closeDate: new Date('2026-11-10T00:00:00Z') })
    .deal('3', { isWon: true });

eachDatabase((_name, fresh) => {
  let house: BillingHouse;
  const asked: string[] = [];
  let says: Awaited<ReturnType<ReadDeal>> | null = null;
  beforeAll(async () => {
    house = await openBillingHouse(fresh);
    const readDeal: ReadDeal = (_portalId, dealId) => {
      asked.push(dealId);
      return Promise.resolve(says ?? ok(liveDeal({ id: dealId, lines: [liveLine(), liveLine({ id: 'other' })] })));
    };
    Object.assign(house.deps, { readDeal });
  });
  beforeEach(() => {
    says = null;
    asked.length = 0;
  });
  afterAll(() => house.remove());

  const ask = (
    portalId: string,
    chosen: ChosenTopic,
    { by = FINANCE, ...more }: { by?: string; dealId?: string } = {},
  ) => house.postAs(by)(portalId, 'billing/try', { tenantId: tenantOf(portalId), ...chosen, ...more });
  const tried = async (...asked_: Parameters<typeof ask>): Promise<BillingTryAnswer> =>
    billingTryAnswer.parse((await ask(...asked_)).value);

  test('the deal that was won last is tried, or the one that is named', async () => {
    const portalId = await house.write(won);
    expect((await tried(portalId, TERMS)).deal).toEqual({ id: '5', name: 'Refit' });
    expect((await tried(portalId, TERMS, { dealId: '6' })).deal?.id).toBe('6');
    expect(new Set(asked)).toEqual(new Set(['5', '6']));
  });

  test('what the change would do stands beside what holds now, by rules on live properties too', async () => {
    const portalId = await house.write(won);
    says = ok(liveDeal({ properties: { region: 'North' } }));
    const [when, then] = [[{ field: 'deal.region' as const, is: ['north'] }], { accountCode: '201' }];
    const document = { ...lines, rules: [{ id: 'r', when, then }], tracking: [{ categoryId: 'team', optionId: 'a' }] };
    const { lines: rows } = await tried(portalId, { topic: 'lines', document });
    const row = (what: string) => rows.find((one) => one.what === what);
    expect(row('The line: account')).toMatchObject({
      before: null,
      after: expect.stringMatching(/^201 – Sales 201 \(/) as string,
    });
    expect(row('The line: tracking')).toMatchObject({ before: null, after: 'Team: A' });
    expect(row('Total')).toMatchObject({ before: null, after: '120.00 GBP' });
    expect(row('Due date')?.before).toBe(row('Due date')?.after);
    expect((await house.settings(portalId)).topics.lines.version).toBe(0);
  });

  test('nothing of it is kept but who looked', async () => {
    const portalId = await house.write(won);
    await tried(portalId, TERMS);
    expect((await house.settings(portalId)).topics.terms.version).toBe(0);
    expect(await house.audit(portalId)).toEqual([`${FINANCE} view_draft 0-3/5 approve`]);
  });

  test('before any deal was won there is nothing to try', async () => {
    const portalId = await house.write();
    expect(await tried(portalId, TERMS)).toEqual({ deal: null, lines: [] });
    expect(asked).toEqual([]);
  });

  test('what could not be set is refused as it would be then', async () => {
    const portalId = await house.write(won);
    const rule = { id: 'r', when: [], then: { accountCode: '9' } };
    const refused = await ask(portalId, { topic: 'lines', document: { ...lines, rules: [rule] } });
    expect(refused.error).toMatchObject({
      code: 'not_ready',
      message: 'Rule 1 has no condition, so that it would hold for everything. Rule 1: Xero has no account 9.',
    });
    expect(asked).toEqual([]);
  });

  test('it is shut to whoever is neither admin nor finance, and to other portals', async () => {
    const [portalId, other] = [await house.write(won), await house.write(won)];
    expect((await ask(portalId, TERMS, { by: MEMBER })).error?.code).toBe('not_allowed');
    const foreign = await house.postAs(FINANCE)(portalId, 'billing/try', { tenantId: tenantOf(other), ...TERMS });
    expect(foreign.error?.code).toBe('not_found');
    expect(asked).toEqual([]);
  });

  test('a deal that HubSpot no longer has, or a HubSpot that does not answer, is told', async () => {
    const portalId = await house.write(won);
    says = ok(null);
    expect((await ask(portalId, TERMS)).error?.code).toBe('conflict');
    says = err({ code: 'vendor_unavailable', vendor: 'hubspot', detail: 'no answer' });
    expect((await ask(portalId, TERMS)).error?.code).toBe('vendor_unavailable');
  });
});

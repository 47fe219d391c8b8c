import { NOTHING_CHOSEN, type TaxSettings } from '../../src/billing-settings/facts.ts';
import { dealReadiness } from '../../src/contract/readiness.ts';
import { ok } from '../../src/lib/result.ts';
import { liveDeal, liveLine } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW } from '../support/door-house.ts';
import { matched, openDraftHouse, REP, type DraftHouse } from '../support/draft-house.ts';
import { dealLine, product } from '../support/plain-facts.ts';

const rates = { reverse_charge: 'REVERSE', export: 'ZERORATEDOUTPUT' };
/** As it was saved before anybody could say what lines without a product are. */
const { supply, ...before } = { ...NOTHING_CHOSEN.tax, byPlace: true, rates };
const UNKNOWN = 'It is not known whether the line is goods or a service.';

/**
 * A British organisation and a business in Germany, so that what is sold decides: line 1 is a service, 2 is goods, 3 is of a
 * product without a type, 4 of none.
 */
const sold = (portalId: string) =>
  matched(portalId)
    .contact('c', { name: 'Zoë & Söhne GmbH', contactNumber: 'HS-COMPANY-42', taxNumber: 'DE136695976' })
    .organisation({ taxNumber: 'GB123456789' })
    .company('42', { name: 'Zoë & Söhne', ownerId: '70', country: 'Germany' })
    .deal('5', { name: 'Refit', ownerId: '70', companyId: '42' })
    .taxRate('REVERSE', '0')
    .taxRate('ZERORATEDOUTPUT', '0')
    .rows(
      'crm_products',
      { ...product('71', 'Advice'), type: 'service' },
      { ...product('72', 'Desk'), type: 'inventory' },
    )
    .rows('crm_products', product('73', 'Chair'))
    .rows('crm_line_items', dealLine('1', '5', { name: 'One', productId: '71' }))
    .rows('crm_line_items', dealLine('2', '5', { name: 'Two', productId: '72' }))
    .rows('crm_line_items', dealLine('3', '5', { name: 'Three', productId: '73' }))
    .rows('crm_line_items', dealLine('4', '5', { name: 'Four' }));

const live = ['71', '72', '73', null].map((productId, index) => liveLine({ id: `${index + 1}`, productId }));

eachDatabase((_name, fresh) => {
  let house: DraftHouse;
  beforeAll(async () => {
    house = await openDraftHouse(fresh);
    house.hubspotSays(ok(liveDeal({ lines: live })));
  });
  afterAll(() => house.remove());

  const portalWith = async (document: Partial<TaxSettings>): Promise<string> => {
    const portalId = await house.write(sold);
    const whose = { portal_id: portalId, tenant_id: `tenant-of-${portalId}`, topic: 'tax', version: 1 } as const;
    const who = { changed_by: REP, changed_by_email: 'user7@acme.test', changed_at: NOW, undone_from: null };
    await house.store.withPortal(portalId, ({ db }) =>
      db
        .insertInto('billing_settings')
        .values({ ...whose, ...who, document: JSON.stringify(document) })
        .execute(),
    );
    return portalId;
  };
  const asked = async (portalId: string) => {
    const answer = await house.ask({ userId: REP, portalId }, { path: '/cards/deals/5/readiness' });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const { checks } = dealReadiness.parse(answer.value).readiness;
    return checks.flatMap(({ id, lineId }) => (id === 'tax' && lineId !== null ? [lineId] : []));
  };
  const outcomes = async (portalId: string) => (await house.draft(portalId)).lines.map(({ taxOutcome }) => taxOutcome);

  test('the draft and the glance alike go by the products, and ask of lines that say nothing', async () => {
    const portalId = await portalWith(before);
    expect(supply).toBe('ask');
    expect(await outcomes(portalId)).toEqual(['reverse_charge', 'export', null, null]);
    expect((await house.draft(portalId)).gaps).toMatchObject([
      { check: 'tax', lineId: '3', message: `“Desk”: ${UNKNOWN}` },
      { check: 'tax', lineId: '4', message: `“Desk”: ${UNKNOWN}` },
      { check: 'dates' },
    ]);
    expect(await asked(portalId)).toEqual(['3', '4']);
  });

  test('what is set for lines without a product or type is what they are', async () => {
    const [services, goods] = [
      await portalWith({ ...before, supply: 'services' }),
      await portalWith({ ...before, supply: 'goods' }),
    ];
    expect(await outcomes(services)).toEqual(['reverse_charge', 'export', 'reverse_charge', 'reverse_charge']);
    expect(await outcomes(goods)).toEqual(['reverse_charge', 'export', 'export', 'export']);
    expect([await asked(services), await asked(goods)]).toEqual([[], []]);
  });
});

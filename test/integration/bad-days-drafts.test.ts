import { cast } from '../../sandbox/seed/cast.ts';
import { eachDatabase } from '../support/databases.ts';
import { openBadDayHouse, type BadDayHouse } from '../support/bad-days/bad-day-house.ts';

const CORRECT = 'Correct the line items of the deal, then look again.';
const NOTHING_TO_PAY = {
  field: 'total',
  message: 'The invoice would come to nothing or less.',
  fix: 'Correct the amounts of the deal; what is owed to a customer is a credit note of the invoice that it is for.',
};

/** Deals that nobody should bill as they are, typed into HubSpot and clicked over HTTP. */
eachDatabase((_name, fresh) => {
  let house: BadDayHouse;
  beforeAll(async () => {
    house = await openBadDayHouse(fresh);
  }, 120_000);
  afterAll(() => house.close());

  const dealId = cast.deals.readyToInvoice.dealId;
  const recordOf = (lineId: string) => house.hubspot.state.data.records.line_items[lineId]!;

  /** The deal with its first line as a person types it, and the others away. */
  async function typed(properties: Record<string, string>): Promise<string> {
    const [first, ...others] = house.linesOf(dealId);
    const links = house.hubspot.state.data.links;
    links[`deals/${dealId}/line_items`] = (links[`deals/${dealId}/line_items`] ?? []).slice(0, 1);
    expect(others.length).toBeLessThan(3);
    const plain = {
      name: 'Sign',
      description: '',
      quantity: '1',
      price: '100',
      discount: '',
      hs_discount_percentage: '',
    };
    const once = { recurringbillingfrequency: '', hs_line_item_currency_code: 'GBP' };
    await house.editInHubSpot(`line_items/${first!}`, { ...plain, ...once, ...properties });
    return first!;
  }

  test.each([
    ['a total of nothing', { price: '0' }, NOTHING_TO_PAY],
    [
      'a discount of more than all',
      { discount: '105' },
      {
        field: 'lines',
        message: 'The discount of “Sign” is less than nothing or more than the line.',
        fix: 'Correct the line items of the deal, then look again.',
      },
    ],
    ['a discount of all', { hs_discount_percentage: '100' }, NOTHING_TO_PAY],
    ['no price', { price: '' }, { field: 'lines', message: '“Sign” has no price.', fix: expect.any(String) as string }],
    [
      'no quantity',
      { quantity: '' },
      { field: 'lines', message: '“Sign” has no quantity.', fix: expect.any(String) as string },
    ],
    [
      'a discount over 100 %',
      { hs_discount_percentage: '100.5' },
      { field: 'lines', message: 'The discount of “Sign” is less than nothing or more than the line.', fix: CORRECT },
    ],
    [
      'a description of 4,001 characters',
      { name: '', description: 'x'.repeat(4001) },
      {
        field: 'lines',
        message: 'The description of “” is longer than 4,000 characters, which Xero does not take.',
        fix: CORRECT,
      },
    ],
    [
      'a line that recurs',
      { recurringbillingfrequency: 'monthly' },
      { field: 'recurring', message: '“Sign” is billed again and again.', fix: 'Bill one period now, or cancel.' },
    ],
  ])('%s: it is said, and a click writes nothing', async (...[, properties, gap]) => {
    await typed(properties);
    const { hash, gaps } = await house.draft(dealId);
    expect([hash, gaps]).toMatchObject([null, [gap]]);
    const answer = await house.post(dealId, { hash: 'of-another-day' });
    expect(answer).toMatchObject({ ok: true, value: { outcome: 'changed', draft: { gaps: [gap] } } });
    expect(await house.inXero(dealId)).toEqual([]);
  });

  test('a total below nothing, as lines may have that were made before HubSpot refused it', async () => {
    const first = await typed({});
    house.hubspot.state.data.records.line_items[first]!.properties['price'] = '-5';
    expect(await house.draft(dealId)).toMatchObject({ hash: null, gaps: [NOTHING_TO_PAY] });
    await house.post(dealId, { hash: 'of-another-day' });
    expect(await house.inXero(dealId)).toEqual([]);
  });

  test('a currency that the organisation does not have', async () => {
    await typed({ hs_line_item_currency_code: '' });
    house.hubspot.state.data.portal.additionalCurrencies.push('NZD');
    await house.editInHubSpot(`deals/${dealId}`, { deal_currency_code: 'NZD' });
    expect((await house.draft(dealId)).gaps).toMatchObject([
      {
        field: 'currency',
        message: 'Northbank Signs & Print Ltd has no currency NZD in Xero.',
        fix: "Finance can add it in Xero, or the deal's currency can be changed.",
      },
    ]);
    await house.editInHubSpot(`deals/${dealId}`, { deal_currency_code: 'GBP' });
    expect((await house.draft(dealId)).gaps).toEqual([]);
  });

  test('300 lines are 300 lines of the invoice, in one write', async () => {
    const first = await typed({ price: '0.33', description: 'x'.repeat(1000) });
    const { records, links } = house.hubspot.state.data;
    const ids = Array.from({ length: 300 }, (_, n) => `${Number(first) + 1_000_000 + n}`);
    for (const id of ids) {
      const { properties, ...rest } = recordOf(first);
      records.line_items[id] = { ...rest, id, properties: { ...properties, hs_object_id: id, name: `Sign ${id}` } };
    }
    const [link] = links[`deals/${dealId}/line_items`]!;
    links[`deals/${dealId}/line_items`] = ids.map((id) => ({ ...link!, id }));
    const { lines, totals } = await house.draft(dealId);
    expect([lines.length, totals]).toEqual([300, { subTotal: '99.00', totalTax: '21.00', total: '120.00' }]);
    const made = await house.click(dealId);
    expect(made).toMatchObject({ state: 'done', invoice: { total: '120.00' }, problem: null, difference: null });
    expect(await house.inXero(dealId)).toHaveLength(1);
  });
});

import { NOTHING_CHOSEN } from '../../src/billing-settings/facts.ts';
import { FINANCE, openBillingHouse, tenantOf, type BillingHouse } from '../support/billing-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { ADMIN, INSTALLER, MEMBER } from '../support/settings-house.ts';

const { tax, lines, terms, texts, approval } = NOTHING_CHOSEN;
const NET = { crmProperty: 'payment_terms' };
const STEPS = [
  { role: 'Deposit', share: { kind: 'percent', percent: '30' }, when: { kind: 'now' } },
  { role: 'Balance', share: { kind: 'rest' }, when: { kind: 'days', days: 30 } },
];

eachDatabase((_name, fresh) => {
  let house: BillingHouse;
  beforeAll(async () => {
    house = await openBillingHouse(fresh);
  });
  afterAll(() => house.remove());

  test('before anybody has set anything each topic stands as if these settings did not exist', async () => {
    const portalId = await house.write();
    const { organisation, topics, options } = await house.settings(portalId);
    expect(organisation).toBe('Acme Books');
    for (const [topic, document] of Object.entries(NOTHING_CHOSEN) as [string, object][])
      expect(topics[topic as keyof typeof topics]).toEqual({ version: 0, document, changed: null, warnings: [] });
    expect(options).toMatchObject({
      accounts: [
        { value: '200', label: '200 – Sales 200' },
        { value: '201', label: '201 – Sales 201' },
      ],
      taxRates: [{ value: 'ZERORATEDOUTPUT' }, { value: 'OUTPUT2' }],
      trackingCategories: [
        { value: 'region', label: 'Region', options: [{ value: 'north', label: 'North' }] },
        { value: 'team', options: [{ value: 'a' }] },
        { value: 'third' },
      ],
      brandingThemes: [{ value: 'standard', label: 'Standard' }, { value: 'special' }],
      currencies: [{ value: 'GBP' }, { value: 'EUR' }],
      pipelines: [{ value: 'default', label: 'Sales' }],
      owners: [{ value: '10' }, { value: '70', label: 'User 7' }, { value: '80' }, { value: '90' }],
      users: [{ value: '1' }, { value: '7' }, { value: '8' }, { value: '9' }],
      teams: [{ value: 't', label: 'North' }],
      products: [
        { value: '72', label: 'Chair' },
        { value: '71', label: 'Desk' },
      ],
      dealProperties: [
        { value: 'dealname', label: 'Deal name' },
        { value: 'region', label: 'Region' },
      ],
      lineProperties: [{ value: 'kind', label: 'Kind' }],
      companyProperties: [{ value: 'one' }, { value: 'payment_terms' }, { value: 'two' }, { value: 'vat_number' }],
    });
  });

  test('admins and finance set them, everybody else may neither set nor see them', async () => {
    const portalId = await house.write();
    const refused = { code: 'not_allowed', message: expect.stringContaining('approve') as string };
    expect((await house.change(portalId, 'terms', { document: NET, by: MEMBER })).error).toMatchObject(refused);
    const look = await house.look(portalId, undefined, MEMBER);
    expect(look.error).toMatchObject(refused);
    expect((await house.settings(portalId)).topics.terms.version).toBe(0);
    expect(await house.change(portalId, 'terms', { document: NET, by: FINANCE })).toEqual({
      ok: true,
      value: { version: 1 },
    });
    expect((await house.change(portalId, 'terms', { document: terms, version: 1 })).value).toEqual({ version: 2 });
    const of = `billing_settings/${tenantOf(portalId)}/terms`;
    expect(await house.audit(portalId)).toEqual([
      `${FINANCE} change_billing_settings ${of} approve`,
      `${ADMIN} change_billing_settings ${of} admin`,
    ]);
    expect((await house.settings(portalId, FINANCE)).topics.terms).toMatchObject({
      ...{ version: 2, document: terms, warnings: [] },
      changed: { by: { userId: ADMIN, name: 'User 7' }, at: '2026-11-20T12:00:00.000Z' },
    });
  });

  test('a rule on the folder of a product is refused: HubSpot does not tell it, so that it would never hold', async () => {
    const portalId = await house.write();
    const rule = { id: 'one', when: [{ field: 'folder' as 'product', is: ['Signs'] }], then: { accountCode: '201' } };
    expect(await house.change(portalId, 'lines', { document: { ...lines, rules: [rule] } })).toMatchObject({
      error: { code: 'invalid_input' },
    });
    expect((await house.settings(portalId)).topics.lines.version).toBe(0);
  });

  test('every topic is kept as it was set, apart from the others', async () => {
    const portalId = await house.write();
    const all = {
      tax: {
        byPlace: true,
        rates: { standard: 'OUTPUT2', reverse_charge: 'ZERORATEDOUTPUT' },
        registrations: [{ place: 'US-CA', taxType: 'OUTPUT2' }],
        taxNumberProperty: 'vat_number',
        supply: 'services',
      },
      lines: {
        rules: [
          {
            id: 'one',
            when: [
              { field: 'deal.region', is: ['North', 'south'] },
              { field: 'pipeline', is: ['default'] },
            ],
            then: { accountCode: '201', tracking: [{ categoryId: 'region', optionId: 'north' }] },
          },
        ],
        whenNoItem: 'ask',
        tracking: [{ categoryId: 'team', optionId: 'a' }],
      },
      terms: NET,
      texts: {
        description: '{name} ({sku})',
        brandingThemeId: 'standard',
        brandingThemes: [{ when: [{ field: 'country', is: ['DE'] }], brandingThemeId: 'special' }],
      },
      approval: {
        rules: [
          {
            ...{ id: 'a', who: { kind: 'team', id: 't' }, pipelineId: 'default', mode: 'approve' },
            upTo: { amount: '5000.50', currency: 'EUR' },
          },
          { id: 'b', who: { kind: 'anyone' }, pipelineId: null, upTo: null, mode: 'submit' },
        ],
      },
      schedules: { templates: [{ id: 't', name: 'Usual', pipelineId: 'default', steps: STEPS }] },
    } as const;
    for (const [topic, document] of Object.entries(all))
      expect((await house.change(portalId, topic as 'terms', { document: document as typeof NET })).ok).toBe(true);
    const { topics } = await house.settings(portalId);
    for (const [topic, document] of Object.entries(all))
      expect(topics[topic as keyof typeof topics]).toMatchObject({ version: 1, document, warnings: [] });
  });

  test('of two who change a topic at once one is told who was first, and nothing of that one is lost', async () => {
    const portalId = await house.write();
    const answers = await Promise.all([
      house.change(portalId, 'terms', { document: { crmProperty: 'one' } }),
      house.change(portalId, 'terms', { document: { crmProperty: 'two' }, by: INSTALLER }),
      house.change(portalId, 'tax', { document: { ...tax, taxNumberProperty: 'vat_number' }, by: FINANCE }),
    ]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true, true]);
    const [winner, loser] = answers[0].ok ? ['one', '7'] : ['two', '1'];
    expect(answers.find(({ ok }) => !ok)?.error).toMatchObject({
      code: 'conflict',
      message: `User ${loser} has changed these settings since you opened them. Nothing of yours was saved.`,
    });
    const { topics } = await house.settings(portalId);
    expect(topics.terms).toMatchObject({ version: 1, document: { crmProperty: winner } });
    expect(topics.tax.version).toBe(1);
  });

  test('whoever saw an older version, or none that there is, changes nothing', async () => {
    const portalId = await house.write();
    await house.change(portalId, 'terms', { document: NET });
    for (const version of [0, 2]) {
      const late = await house.change(portalId, 'terms', { document: terms, version, by: FINANCE });
      expect(late.error).toMatchObject({ code: 'conflict', message: expect.stringMatching(/^User 7 has/) as string });
    }
    expect((await house.settings(portalId)).topics.terms).toMatchObject({ version: 1, document: NET });
    expect(await house.audit(portalId)).toHaveLength(1);
  });

  test('what the organisation or HubSpot does not have is refused in words', async () => {
    const portalId = await house.write();
    const rule = { id: 'r', when: [{ field: 'pipeline' as const, is: ['gone'] }], then: { accountCode: '299' } };
    expect((await house.change(portalId, 'lines', { document: { ...lines, rules: [rule] } })).error).toEqual({
      code: 'not_ready',
      message: 'Rule 1: HubSpot has no pipeline gone. Rule 1: the account 299 – Sales 299 is archived in Xero.',
      fix: 'Choose one of those in the list. Choose one of those in the list.',
      gaps: [
        { message: 'Rule 1: HubSpot has no pipeline gone.', fix: 'Choose one of those in the list.' },
        {
          message: 'Rule 1: the account 299 – Sales 299 is archived in Xero.',
          fix: 'Choose one of those in the list.',
        },
      ],
    });
    expect((await house.settings(portalId)).topics.lines.version).toBe(0);
  });

  test.each(['both', undefined])('what a line without a product is cannot be %s', async (supply) => {
    const portalId = await house.write();
    const change = await house.change(portalId, 'tax', { document: { ...tax, supply: supply as 'ask' } });
    expect(change).toMatchObject({ error: { code: 'invalid_input' } });
    expect((await house.settings(portalId)).topics.tax.version).toBe(0);
  });

  test('the organisation of another portal is not found, neither to see nor to set', async () => {
    const [portalId, other] = [await house.write(), await house.write()];
    const answer = await house.change(portalId, 'terms', { document: NET, tenantId: tenantOf(other) });
    expect(answer.error?.code).toBe('not_found');
    expect((await house.look(portalId, { tenantId: tenantOf(other) })).error?.code).toBe('not_found');
    expect((await house.settings(other)).topics.terms.version).toBe(0);
  });

  test('what has gone since it was set is told, and does not come back by being saved again', async () => {
    const portalId = await house.write();
    const rates = { standard: 'OUTPUT2' };
    await house.change(portalId, 'tax', { document: { ...tax, rates } });
    await house.change(portalId, 'approval', {
      document: {
        rules: [{ ...{ id: 'a', upTo: null, pipelineId: 'default' }, who: { kind: 'anyone' }, mode: 'submit' }],
      },
    });
    await house.change(portalId, 'texts', { document: { ...texts, brandingThemeId: 'special' } });
    await house.store.withPortal(portalId, async ({ db }) => {
      await db.updateTable('mirror_tax_rates').set({ status: 'DELETED' }).where('tax_type', '=', 'OUTPUT2').execute();
      await db.updateTable('crm_pipelines').set({ gone_at: new Date() }).execute();
      await db.updateTable('mirror_branding_themes').set({ gone_at: new Date() }).execute();
    });
    const { topics } = await house.settings(portalId);
    const messages = (topic: keyof typeof topics) => topics[topic].warnings.map(({ message }) => message);
    expect(messages('tax')).toEqual(['Standard rate: the tax rate 20% (OUTPUT2) is no longer active in Xero.']);
    expect(messages('approval')).toEqual(['Rule 1: HubSpot has no pipeline default.']);
    expect(messages('texts')).toEqual(['Every invoice: Xero no longer has the branding theme that is chosen.']);
    expect((await house.change(portalId, 'tax', { document: { ...tax, rates }, version: 1 })).error).toMatchObject({
      code: 'not_ready',
      message: messages('tax')[0],
    });
    expect((await house.change(portalId, 'approval', { document: approval, version: 1 })).ok).toBe(true);
  });

  test('HubSpot is asked which properties there are for those alone who are let in, and one it does not have is refused', async () => {
    const portalId = await house.write();
    house.hubspotAnswers(true);
    await house.change(portalId, 'terms', { document: NET, by: MEMBER });
    expect(house.asked).toEqual([]);
    expect((await house.change(portalId, 'terms', { document: { crmProperty: 'gone' } })).error).toMatchObject({
      code: 'not_ready',
      message: 'Payment terms: Companies have no property gone in HubSpot.',
    });
    expect(house.asked).toEqual(['0-3', '0-8', '0-2'].map((type) => `${portalId}/${type}`));
  });

  test('while HubSpot does not answer everything else can be seen and set', async () => {
    const portalId = await house.write();
    house.hubspotAnswers(false);
    expect((await house.change(portalId, 'terms', { document: { crmProperty: 'unseen' } })).ok).toBe(true);
    const unanswered = await house.settings(portalId);
    expect(unanswered.options).toMatchObject({ dealProperties: [], companyProperties: [] });
    expect(unanswered.topics.terms.warnings).toEqual([]);
    house.hubspotAnswers(true);
    expect((await house.settings(portalId)).topics.terms.warnings).toHaveLength(1);
  });
});

import { Alert, Button, Select, TextArea } from '@hubspot/ui-extensions';
import type { BillingSettingsAnswer } from '../../src/contract/billing-settings.ts';
import { billing, linesDocument, set } from './support/billing-sample.ts';
import { billingDoors, openBilling, topicOf } from './support/open-billing.tsx';
import { fill } from './support/open-settings.tsx';
import { ok, problem } from './support/service.ts';

type LineRule = BillingSettingsAnswer['topics']['lines']['document']['rules'][number];
type Change = Parameters<typeof openBilling>[0];

async function openTopic(title: string, change?: Change) {
  const page = await openBilling(change);
  page.service.on(billingDoors.save, () => ok({ version: 9 }));
  const sent = () => page.service.bodies.at(-1)?.['document'];
  return { page, ...topicOf(page, title), sent };
}

test('a rule says in words when it holds and what it decides', async () => {
  const { words } = await openTopic('Lines');
  expect(words()).toContain('Rule 1: Pipeline is Sales Pipeline → account 260 – Other revenue');
  expect(words()).toContain('Rule 2: Line item property Recurring is yes → tax 20% (VAT on Income)');
});

test('a rule is added, filled and saved with an id of its own', async () => {
  const { page, press, save, sent, words } = await openTopic('Lines', {
    answer: ok(billing({ lines: untouchedLines })),
  });
  expect(words()).toContain('There are no rules yet.');
  await press('Add a rule');
  await save();
  expect(page.service.bodies).toEqual([]);
  expect(page.renderer.find(Alert).props.title).toBe(
    'Choose at least one value for each condition. Choose what it decides.',
  );
  await fill(page, 'rule-1-condition-1-field', 'product');
  await fill(page, 'rule-1-condition-1-values', ['801']);
  await press('Add a condition');
  await fill(page, 'rule-1-condition-2-field', 'country');
  await fill(page, 'rule-1-condition-2-values', 'DE\n france \n');
  await fill(page, 'rule-1-accountCode', '260');
  await fill(page, 'rule-1-tracking-region', 'north');
  expect(page.renderer.maybeFind(Alert)).toBeNull();
  await save();
  const when: LineRule['when'] = [
    { field: 'product', is: ['801'] },
    { field: 'country', is: ['DE', 'france'] },
  ];
  const then = { accountCode: '260', tracking: [{ categoryId: 'region', optionId: 'north' }] };
  expect(sent()).toEqual(linesDocument({ rules: [{ id: expect.any(String) as string, when, then }] }));
  expect(words()).toContain('Rule 1: Product is Fascia sign and Country of the customer is DE or france →');
});

const untouchedLines = set(linesDocument({ rules: [] }));

test('what is decided can be left to the next rule again', async () => {
  const { page, press, save, sent } = await openTopic('Lines');
  await press('Edit');
  await fill(page, 'rule-1-taxType', 'OUTPUT2');
  await fill(page, 'rule-1-accountCode', false);
  await save();
  expect(sent()).toMatchObject({ rules: [{ id: 'a', then: { taxType: 'OUTPUT2' } }, { id: 'b' }] });
  expect(sent()).not.toHaveProperty('rules.0.then.accountCode');
});

test('rules change places, and go', async () => {
  const { press, save, sent, buttons } = await openTopic('Lines');
  expect(buttons('Up')[0]?.props.disabled).toBe(true);
  expect(buttons('Down')[1]?.props.disabled).toBe(true);
  await press('Down');
  await save();
  expect(sent()).toMatchObject({ rules: [{ id: 'b' }, { id: 'a' }] });
  await press('Remove', 1);
  await save();
  expect(sent()).toMatchObject({ rules: [{ id: 'b' }] });
});

test('the rule that is edited stays open where it goes', async () => {
  const { page, press } = await openTopic('Lines');
  await press('Edit');
  await press('Down');
  expect(page.renderer.find(Select, { name: 'rule-2-accountCode' }).props.value).toBe('260');
});

test('a property is named, and what HubSpot no longer lists stays to be taken away', async () => {
  const rules = [{ id: 'a', when: [{ field: 'pipeline' as const, is: ['gone'] }], then: { accountCode: '260' } }];
  const { page, press, save, sent, words } = await openTopic('Lines', {
    answer: ok(billing({ lines: set(linesDocument({ rules })) })),
  });
  await press('Edit');
  expect(page.renderer.find(Select, { name: 'rule-1-condition-1-field' }).props.value).toBe('pipeline');
  await fill(page, 'rule-1-condition-1-field', 'deal');
  await fill(page, 'rule-1-condition-1-values', 'North');
  expect(words()).toContain('Name the property.');
  await fill(page, 'rule-1-condition-1-property', 'billing_region');
  await save();
  expect(sent()).toMatchObject({ rules: [{ when: [{ field: 'deal.billing_region', is: ['North'] }] }] });
});

test('what the service refuses of a rule stands at that rule', async () => {
  const { page, press, save } = await openTopic('Lines');
  const gaps = [{ message: 'Rule 2: the tax rate Old is no longer active in Xero.', fix: 'Choose another.' }];
  page.service.on(billingDoors.save, () => problem({ code: 'not_ready', message: 'Not saved', gaps }));
  await press('Down');
  await save();
  const alerts = page.renderer.findAll(Alert).map(({ props }) => props.title);
  expect(alerts).toEqual([gaps[0]?.message, 'Not saved']);
});

test('the tracking of every line, and what is done without an item', async () => {
  const { page, save, sent } = await openTopic('Lines');
  await fill(page, 'lines-tracking-region', 'south');
  await fill(page, 'whenNoItem', 'create_item');
  await save();
  expect(sent()).toMatchObject({ tracking: [{ categoryId: 'region', optionId: 'south' }], whenNoItem: 'create_item' });
});

test('a tracking category that is gone can be taken away', async () => {
  const tracking = [{ categoryId: 'old', optionId: 'x' }];
  const { page, save, sent } = await openTopic('Lines', {
    answer: ok(billing({ lines: set(linesDocument({ tracking })) })),
  });
  expect(page.renderer.find(Select, { name: 'lines-tracking-old' }).props.error).toBe(true);
  await fill(page, 'lines-tracking-old', false);
  await save();
  expect(sent()).toMatchObject({ tracking: [] });
});

test('the example of the description follows every letter, and what it cannot hold is refused at its field', async () => {
  const { page, words, save, sent } = await openTopic('Texts');
  expect(words()).toContain('For example: Fascia sign Aluminium, 2 m × 0.5 m');
  await fill(page, 'description', '{sku} {name} for {customer}');
  expect(words()).toContain('For example: SIGN-200 Fascia sign for Acme Ltd');
  const field = () => page.renderer.find(TextArea, { name: 'description' }).props;
  await fill(page, 'description', '{name} {colour}');
  expect(field().validationMessage).toBe('Nothing can be put in for {colour}.');
  await save();
  expect(page.service.bodies).toEqual([]);
  await fill(page, 'description', 'Sign');
  expect(field().validationMessage).toContain('every line would read the same');
  await fill(page, 'description', '{name}');
  await save();
  expect(sent()).toEqual({ description: '{name}', brandingThemeId: null, brandingThemes: [] });
});

test('a branding theme for everything, and another by rule', async () => {
  const { page, press, save, sent, words } = await openTopic('Texts');
  await fill(page, 'brandingThemeId', 'plain');
  await press('Add a theme rule');
  await fill(page, 'theme-rule-1-condition-1-values', ['renewals']);
  expect(words()).toContain('Choose a theme.');
  await fill(page, 'theme-rule-1-theme', 'retail');
  await save();
  const when = [{ field: 'pipeline', is: ['renewals'] }];
  expect(sent()).toMatchObject({ brandingThemeId: 'plain', brandingThemes: [{ when, brandingThemeId: 'retail' }] });
  expect(words()).toContain('Theme rule 1: Pipeline is Renewals → Retail');
});

test('terms: whose count, and the property that is asked', async () => {
  const { page, save, sent, words } = await openTopic('Terms');
  expect(words()).toMatch(/The payment terms of the customer’s contact in Xero .*Net 30/);
  await fill(page, 'crmProperty', 'payment_terms');
  await save();
  expect(sent()).toEqual({ crmProperty: 'payment_terms' });
  await fill(page, 'crmProperty', false);
  await save();
  expect(sent()).toEqual({ crmProperty: null });
});

test('a property that HubSpot no longer has says so', async () => {
  const terms = set({ crmProperty: 'old_terms' });
  const { page } = await openTopic('Terms', { answer: ok(billing({ terms })) });
  expect(page.renderer.find(Select, { name: 'crmProperty' }).props).toMatchObject({ value: 'old_terms', error: true });
});

test('where HubSpot did not list its properties, the internal name is typed', async () => {
  const said = billing();
  const answer = ok({ ...said, options: { ...said.options, companyProperties: [] } });
  const { page, save, sent } = await openTopic('Terms', { answer });
  await fill(page, 'crmProperty', 'payment terms');
  await save();
  expect(page.service.bodies).toEqual([]);
  await fill(page, 'crmProperty', ' payment_terms ');
  await save();
  expect(sent()).toEqual({ crmProperty: 'payment_terms' });
  await fill(page, 'crmProperty', '');
  await save();
  expect(sent()).toEqual({ crmProperty: null });
});

test('who approves: a rule for somebody, in a pipeline, up to a total', async () => {
  const { page, press, save, sent, words } = await openTopic('Approval');
  expect(words()).toContain('People with the right to approve may always approve and send.');
  expect(words()).toContain('There are no rules yet: whoever may create invoices creates drafts');
  await press('Add a rule');
  expect(words()).toContain('Rule 1: Anyone may submit for approval');
  await fill(page, 'rule-1-who', 'user 5');
  await fill(page, 'rule-1-mode', 'approve');
  await fill(page, 'rule-1-pipeline', 'renewals');
  await fill(page, 'rule-1-limited', true);
  await fill(page, 'rule-1-amount', '5,000');
  await save();
  expect(page.service.bodies).toEqual([]);
  expect(words()).toContain('Type the total as 5000 or 5000.50.');
  await fill(page, 'rule-1-amount', '5000.50');
  await fill(page, 'rule-1-currency', 'EUR');
  await save();
  expect(sent()).toMatchObject({
    rules: [
      {
        ...{ who: { kind: 'user', id: '5' }, pipelineId: 'renewals', mode: 'approve' },
        upTo: { amount: '5000.50', currency: 'EUR' },
      },
    ],
  });
  expect(words()).toContain('Rule 1: Marcus Bell may approve in Renewals up to EUR 5000.50');
});

test('a team or a person who is gone stays in the rule, and says so', async () => {
  const rule = {
    id: 'a',
    who: { kind: 'team' as const, id: '12' },
    pipelineId: null,
    upTo: null,
    mode: 'submit' as const,
  };
  const { page, press } = await openTopic('Approval', { answer: ok(billing({ approval: set({ rules: [rule] }) })) });
  await press('Edit');
  const who = page.renderer.find(Select, { name: 'rule-1-who' }).props;
  expect(who).toMatchObject({ value: 'team 12', error: true });
  expect(page.renderer.findAll(Button, ({ text }) => text === 'Close')).toHaveLength(1);
});

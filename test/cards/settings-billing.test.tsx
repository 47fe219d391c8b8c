import { Alert, Button, ErrorState, LoadingSpinner, Select, Toggle, ToggleGroup } from '@hubspot/ui-extensions';
import type { SettingsOverview } from '../../src/contract/settings.ts';
import { billing, set, taxDocument, taxHistory } from './support/billing-sample.ts';
import { billingDoors, openBilling, topicOf } from './support/open-billing.tsx';
import { settle } from './support/open-card.tsx';
import { callsOf, fill, openSettings } from './support/open-settings.tsx';
import { ok, problem } from './support/service.ts';
import { connection, helen, second, settings } from './support/settings-sample.ts';

const read = 'GET /settings/billing?tenantId=harbour';

/** The tax settings, with what they begin from. */
async function openTax(change: Parameters<typeof openBilling>[0] = {}) {
  const page = await openBilling(change);
  const select = (name: string) => page.renderer.find(Select, { name }).props;
  return { page, ...topicOf(page, 'Tax by place'), select };
}

test('nothing is asked before the tab is opened, and then once', async () => {
  expect((await openSettings()).service.calls).toEqual(['GET /settings/overview']);
  const page = await openBilling();
  expect(page.service.calls).toEqual(['GET /settings/overview', read]);
});

test('while it is read a spinner says so', async () => {
  const page = await openBilling({ answer: new Promise(() => undefined) });
  expect(page.renderer.find(LoadingSpinner).props.label).toBe('Opening the billing rules');
});

test('a failure says what to do, and can be tried again', async () => {
  const page = await openBilling({ answer: problem({ message: 'Something went wrong on our side.', fix: 'Wait.' }) });
  const failed = page.renderer.find(ErrorState);
  expect(failed.props.title).toBe('Something went wrong on our side.');
  page.tell(billing());
  failed.find(Button).trigger('onClick');
  await settle();
  expect(page.renderer.maybeFind(ErrorState)).toBeNull();
  expect(topicOf(page, 'Tax by place').words()).toContain('Changed last by Helen Okafor');
});

test('whose right was taken meanwhile meets a lock', async () => {
  const page = await openBilling({
    answer: problem({ code: 'not_allowed', message: 'It needs the right “approve”.' }),
  });
  expect(page.renderer.find(ErrorState).props).toMatchObject({ type: 'lock', title: 'It needs the right “approve”.' });
});

test('without an organisation there is nothing to set', async () => {
  const page = await openBilling({ overview: settings({ connections: [] }) });
  expect(page.words()).toContain(
    'Accounts, tax rates and items are those of your Xero organisation: connect it first.',
  );
  expect(page.service.calls).toEqual(['GET /settings/overview']);
});

const member = (billed: Extract<SettingsOverview, { role: 'member' }>['billing']): SettingsOverview => ({
  ...{ role: 'member', organisations: [{ name: 'Harbour Supplies', state: 'connected' }], admins: [helen] },
  ...{ rights: { own: 'approve', team: 'approve', others: 'approve' }, billing: billed },
});

test('finance sets the same without being an admin', async () => {
  const overview = member([{ tenantId: 'harbour', organisation: 'Harbour Supplies', isMain: true }]);
  const page = await openBilling({ overview });
  expect(page.service.calls).toContain(read);
  expect(page.words()).toContain('How invoices are made you may set too.');
  expect(page.renderer.find(Select, { name: 'rate-standard' }).props.value).toBe('OUTPUT2');
});

test('whoever may not is not asked', async () => {
  const page = await openSettings(member([]));
  expect(page.service.calls).toEqual(['GET /settings/overview']);
  expect(page.words()).not.toContain('Billing rules');
});

test('what is changed is saved with the version that was seen, and everything else as it was', async () => {
  const { page, save, words, select } = await openTax();
  expect(select('rate-standard').value).toBe('OUTPUT2');
  expect(select('rate-export').value).toBe(false);
  const next = taxDocument({ rates: { zero: 'ZERORATEDOUTPUT', export: 'ZERORATEDOUTPUT' } });
  page.service.on(billingDoors.save, () => {
    page.tell(billing({ tax: set(next, { version: 4 }) }));
    return ok({ version: 4 });
  });
  await fill(page, 'rate-standard', false);
  await fill(page, 'rate-export', 'ZERORATEDOUTPUT');
  await save();
  expect(page.service.bodies).toEqual([{ tenantId: 'harbour', topic: 'tax', version: 3, document: next }]);
  expect(page.renderer.mocks.actions.addAlert.calls.at(-1)?.[0].message).toBe('The tax settings are saved.');
  expect(words()).not.toContain('Drop my changes');
});

test('a place is typed as it comes, and one that is none is not saved', async () => {
  const { page, press, save, words } = await openTax();
  page.service.on(billingDoors.save, () => ok({ version: 4 }));
  await press('Add a registration');
  await fill(page, 'registration-1-place', 'germany');
  await save();
  expect(page.service.bodies).toEqual([]);
  expect(words()).toContain('1 thing above must be put right before it can be saved.');
  await fill(page, 'registration-1-place', 'de');
  await fill(page, 'registration-1-rate', 'OUTPUT2');
  await save();
  expect(page.service.bodies).toMatchObject([{ document: { registrations: [{ place: 'DE', taxType: 'OUTPUT2' }] } }]);
});

test('what has gone from Xero is told, and stands at its field', async () => {
  const warnings = [{ message: 'Export: the tax rate Old is no longer active in Xero.', fix: 'Choose one.' }];
  const tax = set(taxDocument({ rates: { export: 'OLD' } }), { warnings });
  const { page, words, select } = await openTax({ answer: ok(billing({ tax })) });
  expect(page.renderer.find(Alert).props.title).toBe('Some of what is set here is no longer there');
  expect(words()).toContain('Export: the tax rate Old is no longer active in Xero. Choose one.');
  expect(select('rate-export')).toMatchObject({ error: true, value: 'OLD' });
});

test('what the service refuses stands in its words at the field, and goes with the next change', async () => {
  const { page, save, select } = await openTax();
  const gaps = [{ message: 'Zero rate: the tax rate Zero cannot be used for sales.', fix: 'Choose another.' }];
  page.service.on(billingDoors.save, () => problem({ code: 'not_ready', message: 'No', fix: 'Choose', gaps }));
  await fill(page, 'byPlace', false);
  await save();
  expect(select('rate-zero').validationMessage).toBe(gaps[0]?.message);
  expect(select('rate-standard').error).toBeUndefined();
  await fill(page, 'rate-zero', false);
  expect(select('rate-zero').error).toBeUndefined();
});

test('what lines without a product or type are is asked, until it is chosen', async () => {
  const { page, save, press, words } = await openTax();
  page.service.on(billingDoors.save, () => ok({ version: 4 }));
  const supply = page.renderer.find(ToggleGroup, { name: 'supply' });
  expect(supply.props).toMatchObject({
    value: 'ask',
    options: [{ value: 'ask' }, { value: 'goods' }, { value: 'services' }],
  });
  await fill(page, 'supply', 'services');
  await save();
  expect(page.service.bodies).toMatchObject([{ topic: 'tax', document: taxDocument({ supply: 'services' }) }]);
  const versions = taxHistory.versions.map((one, index) => ({
    ...one,
    document: taxDocument({ supply: index === 0 ? 'services' : 'ask' }),
  }));
  page.service.on(billingDoors.history, () => ok({ versions }));
  await press('History');
  expect(words()).toContain('A line without a product or type: It is a service, before: Ask');
});

/** Marcus switches the place off while Helen sets another standard rate, and tries to save. */
async function bothChange(mine: [name: string, value: unknown]) {
  const topic = await openTax();
  await fill(topic.page, ...mine);
  const theirs = taxDocument({ rates: { standard: 'ZERORATEDOUTPUT', zero: 'ZERORATEDOUTPUT' } });
  topic.page.service.on(billingDoors.save, () => {
    topic.page.tell(billing({ tax: set(theirs, { version: 4 }) }));
    return problem({ code: 'conflict', message: 'Helen Okafor has changed these settings since you opened them.' });
  });
  await topic.save();
  return topic;
}

test('a conflict says who changed what; one’s own changes are kept and go on top', async () => {
  const { page, words, press, save, buttons } = await bothChange(['byPlace', false]);
  expect(page.renderer.find(Alert).props.title).toBe('Helen Okafor has changed these settings since you began');
  expect(words()).toContain('Standard rate: Zero Rated Income, before: 20% (VAT on Income)');
  expect(words()).not.toContain('takes the place of theirs');
  expect(page.renderer.find(Toggle, { name: 'byPlace' }).props.checked).toBe(false);
  expect(buttons('Save')[0]?.props.disabled).toBe(true);
  await press('Load these and keep my changes');
  page.service.on(billingDoors.save, () => ok({ version: 5 }));
  await save();
  expect(page.service.bodies.at(-1)).toMatchObject({
    version: 4,
    document: { byPlace: false, rates: { standard: 'ZERORATEDOUTPUT' } },
  });
});

test('where both changed the same, it is said that one takes the place of the other', async () => {
  const { words, press, select } = await bothChange(['rate-export', 'OUTPUT2']);
  expect(words()).toContain('You have changed the same: what you keep takes the place of theirs once you save.');
  await press('Drop my changes');
  expect(select('rate-standard').value).toBe('ZERORATEDOUTPUT');
  expect(select('rate-export').value).toBe(false);
});

test('each organisation keeps its own changes', async () => {
  const overview = settings({ connections: [connection(), second()] });
  const { page } = await openTax({ overview });
  await fill(page, 'byPlace', false);
  await fill(page, 'billed-organisation', 'riverside');
  expect(callsOf(page, 'GET /settings/billing?tenantId=riverside')).toBe(1);
  expect(page.renderer.find(Toggle, { name: 'byPlace' }).props.checked).toBe(true);
  await fill(page, 'billed-organisation', 'harbour');
  expect(page.renderer.find(Toggle, { name: 'byPlace' }).props.checked).toBe(false);
});

test('the history says who set what and when, and the newest change is taken back', async () => {
  const { page, press, words } = await openTax();
  page.service.on(billingDoors.history, () => ok(taxHistory));
  page.service.on(billingDoors.undo, () => ok({ version: 4 }));
  await press('History');
  expect(page.service.calls.at(-1)).toBe('GET /settings/billing/history?tenantId=harbour&topic=tax');
  expect(words()).toMatch(/Marcus Bell, 21 Nov 2026, 10:00 UTC .*before: Zero Rated Income .*Helen Okafor, 20 Nov/);
  const overlay = topicOf(page, 'Tax by place').buttons('Undo the newest change');
  expect(overlay).toHaveLength(1);
  await press('Undo the newest change');
  expect(page.service.bodies).toEqual([{ tenantId: 'harbour', topic: 'tax', version: 3 }]);
  expect(callsOf(page, read)).toBe(2);
  expect(callsOf(page, 'GET /settings/billing/history?tenantId=harbour&topic=tax')).toBe(2);
});

test('nothing is taken back over one’s own changes', async () => {
  const { page, press, buttons, words } = await openTax();
  page.service.on(billingDoors.history, () => ok(taxHistory));
  await fill(page, 'byPlace', false);
  await press('History');
  expect(words()).toContain('Save or drop your own changes first');
  expect(buttons('Undo the newest change')[0]?.props.disabled).toBe(true);
});

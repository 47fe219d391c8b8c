import { Alert, Input, LoadingButton, NumberInput, Select, Tab, ToggleGroup } from '@hubspot/ui-extensions';
import { settle, wordsIn } from './support/open-card.tsx';
import { buttonOf, buttonsOf, callsOf, click, doors, fill, openSettings, submit } from './support/open-settings.tsx';
import { ok, problem } from './support/service.ts';
import { connection, defaults, helen, second, settings } from './support/settings-sample.ts';

type Page = Awaited<ReturnType<typeof openSettings>>;

const tab = ({ renderer }: Page) => renderer.find(Tab, { title: 'Invoice defaults' });
const words = (page: Page) => wordsIn(tab(page)).replaceAll('\u00a0', ' ');
const save = (page: Page) => submit(page, 'Save defaults');
const kept = (change: Parameters<typeof connection>[0]) => settings({ connections: [connection(change)] });
const overtaken = /^Helen Okafor has changed these defaults since you began/;

test('the form shows what is in force, who set it, and what it means for an invoice of today', async () => {
  const page = await openSettings();
  expect(page.renderer.find(Select, { name: 'accountCode' }).props.value).toBe('200');
  expect(page.renderer.find(Select, { name: 'taxType' }).props.value).toBe(false);
  expect(page.renderer.find(ToggleGroup, { name: 'status' }).props.value).toBe('DRAFT');
  expect(words(page)).toContain('An invoice of today, 22 Nov 2026, would be due on 22 Dec 2026.');
  expect(words(page)).toContain('For example: Signs for the new office');
  expect(words(page)).toMatch(/Changed last by\s+Helen Okafor,\s+5 Nov 2026/);
});

test('what is changed is saved with the version that was seen, and everything else as it was', async () => {
  const page = await openSettings();
  const next = defaults({ accountCode: '260', taxType: 'OUTPUT2', terms: { type: 'OFFOLLOWINGMONTH', day: 20 } });
  page.service.on(doors.defaults, () => {
    page.say(kept({ defaults: next, version: 4 }));
    return ok({ version: 4 });
  });
  await fill(page, 'accountCode', '260');
  await fill(page, 'taxType', 'OUTPUT2');
  await fill(page, 'termsType', 'OFFOLLOWINGMONTH');
  await fill(page, 'termsDay', 20);
  expect(words(page)).toContain('would be due on 20 Dec 2026');
  await save(page);
  expect(page.service.bodies).toEqual([{ tenantId: 'harbour', version: 3, defaults: next }]);
  expect(page.renderer.mocks.actions.addAlert.calls.at(-1)?.[0].message).toBe('The defaults are saved.');
  expect(buttonsOf(page, 'Drop my changes')).toEqual([]);
});

test('none is a choice of its own for account, tax rate and terms', async () => {
  const page = await openSettings();
  page.service.on(doors.defaults, () => ok({ version: 4 }));
  await fill(page, 'accountCode', false);
  await fill(page, 'termsType', false);
  expect(page.renderer.maybeFind(NumberInput)).toBeNull();
  await save(page);
  expect(page.service.bodies).toMatchObject([{ defaults: defaults({ accountCode: null, terms: null }) }]);
});

test('whoever agrees with what nobody has set yet saves it as it is', async () => {
  const page = await openSettings(kept({ version: 0, changed: null }));
  page.service.on(doors.defaults, () => ok({ version: 1 }));
  expect(words(page)).toContain('Nobody has set anything yet.');
  await save(page);
  expect(page.service.bodies).toEqual([{ tenantId: 'harbour', version: 0, defaults: defaults() }]);
});

test.each([
  ['termsDay', 400, NumberInput, 'Give a whole number from 0 to 365.'],
  ['termsDay', undefined, NumberInput, 'Give a whole number from 0 to 365.'],
  ['reference', '{deal} {purchaseOrder}', Input, 'Nothing can be put in for {purchaseOrder}.'],
])('%s %s is refused at its field, and not sent', async (...given) => {
  const [name, value, field, message] = given;
  const page = await openSettings();
  await fill(page, name, value);
  expect(page.renderer.find(field as typeof Input, { name }).props).toMatchObject({
    error: true,
    validationMessage: message,
  });
  await save(page);
  expect(page.service.bodies).toEqual([]);
});

test('the example of the reference follows every letter', async () => {
  const page = await openSettings();
  page.renderer.find(Input, { name: 'reference' }).trigger('onInput', '{customer}, deal {dealId}' as never);
  await settle();
  expect(words(page)).toContain('For example: Acme Ltd, deal 4711');
});

test('an account that Xero no longer offers stays in the form, and says so', async () => {
  const page = await openSettings(kept({ defaults: defaults({ accountCode: '999' }) }));
  const { options, error } = page.renderer.find(Select, { name: 'accountCode' }).props;
  expect(options.at(-1)).toEqual({ value: '999', label: '999 – no longer in use in Xero' });
  expect(error).toBe(true);
});

/** Edits the reference while somebody else sets the account, and tries to save. */
async function bothChange(): Promise<Page> {
  const page = await openSettings();
  await fill(page, 'reference', 'Deal {dealId}');
  const theirs = kept({
    defaults: defaults({ accountCode: '260' }),
    version: 4,
    changed: { by: helen, at: '2026-11-22T10:41:00Z' },
  });
  page.service.on(doors.defaults, () => {
    page.say(theirs);
    return problem({ code: 'conflict', message: 'Helen Okafor has changed these settings since you opened them.' });
  });
  await save(page);
  return page;
}

test('a conflict says who changed what, and loses nothing of the form', async () => {
  const page = await bothChange();
  expect(page.renderer.find(Alert, ({ props }) => overtaken.test(props.title)).props.variant).toBe('warning');
  expect(words(page)).toContain('Account: 260 – Other revenue, before: 200 – Sales');
  expect(words(page)).toContain('22 Nov 2026, 10:41');
  expect(page.renderer.find(Input, { name: 'reference' }).props.value).toBe('Deal {dealId}');
  expect(buttonOf(page, 'Save defaults').props.disabled).toBe(true);
  await save(page);
  expect(callsOf(page, doors.defaults)).toBe(1);
});

test('after a conflict one’s own changes go on top of the others’, with their version', async () => {
  const page = await bothChange();
  await click(page, 'Load these and keep my changes');
  expect(page.renderer.maybeFind(Alert)).toBeNull();
  page.service.on(doors.defaults, () => ok({ version: 5 }));
  await save(page);
  expect(page.service.bodies.at(-1)).toEqual({
    tenantId: 'harbour',
    version: 4,
    defaults: defaults({ accountCode: '260', reference: 'Deal {dealId}' }),
  });
});

test('or they are dropped', async () => {
  const page = await bothChange();
  await click(page, 'Drop my changes');
  expect(page.renderer.maybeFind(Alert)).toBeNull();
  expect(page.renderer.find(Input, { name: 'reference' }).props.value).toBe('{deal}');
  expect(page.renderer.find(Select, { name: 'accountCode' }).props.value).toBe('260');
});

test('a save whose answer was lost is no conflict with oneself', async () => {
  const page = await openSettings();
  await fill(page, 'reference', 'Deal {dealId}');
  page.service.on(doors.defaults, () => {
    page.say(kept({ defaults: defaults({ reference: 'Deal {dealId}' }), version: 4 }));
    return problem({ code: 'conflict', message: 'Marcus Bell has changed these settings since you opened them.' });
  });
  await save(page);
  expect(page.renderer.maybeFind(Alert)).toBeNull();
  expect(words(page)).not.toContain('Marcus Bell has changed');
});

test('what changes elsewhere shows through as long as nothing was touched', async () => {
  const page = await openSettings();
  page.say(kept({ defaults: defaults({ accountCode: '260' }), version: 4 }));
  await click(page, 'Refresh');
  expect(page.renderer.find(Select, { name: 'accountCode' }).props.value).toBe('260');
  expect(page.renderer.maybeFind(Alert)).toBeNull();
});

test('what is typed while the defaults are saved is kept', async () => {
  const page = await openSettings();
  let answer: (value: unknown) => void = () => undefined;
  page.service.on(doors.defaults, () => new Promise((resolve) => (answer = resolve)));
  await fill(page, 'accountCode', '260');
  await save(page);
  expect(page.renderer.find(LoadingButton, { type: 'submit', loading: true }).text).toBe('Save defaults');
  await fill(page, 'reference', 'Deal {dealId}');
  page.say(kept({ defaults: defaults({ accountCode: '260' }), version: 4 }));
  answer(ok({ version: 4 }));
  await settle();
  expect(page.renderer.find(Input, { name: 'reference' }).props.value).toBe('Deal {dealId}');
  expect(page.renderer.maybeFind(Alert)).toBeNull();
  page.service.on(doors.defaults, () => ok({ version: 5 }));
  await save(page);
  expect(page.service.bodies.at(-1)).toMatchObject({
    version: 4,
    defaults: { accountCode: '260', reference: 'Deal {dealId}' },
  });
});

test('with several organisations one is chosen, and each keeps its own changes', async () => {
  const page = await openSettings(settings({ connections: [connection(), second({ version: 7 })] }));
  page.service.on(doors.defaults, () => ok({ version: 8 }));
  expect(page.renderer.find(Select, { name: 'organisation' }).props.value).toBe('harbour');
  await fill(page, 'reference', 'Deal {dealId}');
  await fill(page, 'organisation', 'riverside');
  expect(page.renderer.find(Input, { name: 'reference' }).props.value).toBe('{deal}');
  await fill(page, 'accountCode', '260');
  await save(page);
  expect(page.service.bodies[0]).toMatchObject({ tenantId: 'riverside', version: 7, defaults: { accountCode: '260' } });
  await fill(page, 'organisation', 'harbour');
  expect(page.renderer.find(Input, { name: 'reference' }).props.value).toBe('Deal {dealId}');
});

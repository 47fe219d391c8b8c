import { Button, Panel, StatusTag, Tag } from '@hubspot/ui-extensions';
import type { DealReadiness, Readiness } from '../../src/contract/readiness.ts';
import { dealInvoice, dealInvoices, done, draft, draftWith } from './support/invoicing-sample.ts';
import { settle, type OpenCard } from './support/open-card.tsx';
import { answer, buttonOf, callsOf, click, doors, fieldOf, openDeal, type } from './support/open-deal.tsx';
import { ok, problem } from './support/service.ts';

const door = 'GET /cards/deals/901/readiness';
type Check = Readiness['checks'][number];

const check = (id: Check['id'], label: string, change: Partial<Check> = {}): Check => ({
  ...{ id, label, state: 'passed', why: null, fix: null, field: null, lineId: null },
  ...change,
});
const missing = (id: Check['id'], label: string, change: Partial<Check> = {}): Check =>
  check(id, label, { state: 'missing', why: 'It is not known.', fix: 'Say it.', ...change });
const readiness = (ready: number, checks: Check[]): DealReadiness => ({
  readiness: { ready, of: new Set(checks.map(({ id }) => id)).size, checks },
  asOf: '2026-11-22T10:40:00Z',
});

const twoMissing = readiness(1, [
  check('customer', 'Customer', { why: 'It is one.' }),
  missing('contact_details', 'E-mail and address', { field: 'email', why: 'Acme Ltd has no email address.' }),
  missing('tax', 'Tax', { field: 'taxType', lineId: '7', why: '“Rope”: no tax rate.' }),
  missing('tax', 'Tax', { field: 'taxType', lineId: '8', why: '“Buoy”: no tax rate.' }),
]);

/** The card of a deal that is not billed, with whatever the service says of its readiness. */
async function opened(known: DealReadiness | (() => unknown), invoices = dealInvoices()): Promise<OpenCard> {
  const opening = await openDeal({ invoices });
  opening.service.on(door, typeof known === 'function' ? known : () => ok(known));
  listen(opening)?.({});
  await settle();
  return opening;
}
const listen = ({ renderer }: OpenCard) => renderer.mocks.actions.onCrmPropertiesUpdate.calls[0]?.[1];
const tags = ({ renderer }: OpenCard) => renderer.findAll(Tag).map(({ text }) => text);

test('at a glance: how far the deal is, and what is missing, each kind once', async () => {
  const opening = await opened(twoMissing);
  expect(opening.renderer.findAll(StatusTag).map(({ text }) => text)).toContain('Ready 1 of 3');
  expect(tags(opening)).toEqual(expect.arrayContaining(['E-mail and address', 'Tax']));
  expect(tags(opening).filter((words) => words === 'Tax')).toHaveLength(1);
});

test('opened, each finding says why and what to do; what passed is named', async () => {
  const { words } = await opened(twoMissing);
  expect(words()).toContain('E-mail and address Missing Acme Ltd has no email address. Say it.');
  expect(words()).toContain('“Rope”: no tax rate. Say it.');
  expect(words()).toContain('“Buoy”: no tax rate. Say it.');
  expect(words()).toContain('Passed: Customer It is one.');
});

test.each([
  ['everything passed', [check('customer', 'Customer')], 'Ready to invoice'],
  [
    'something is worth a look',
    [check('texts', 'Texts', { state: 'warning', why: 'It is long.' })],
    'Ready, with something to look at',
  ],
  ['something was not checked', [check('tax', 'Tax', { state: 'not_checked' })], 'Ready to invoice'],
] as const)('when %s it reads so', async (_when, checks, words) => {
  const opening = await opened(readiness(1, [...checks]));
  expect(opening.renderer.findAll(StatusTag).map(({ text }) => text)).toContain(words);
});

test('what is missing is mended in the draft, opened from there', async () => {
  const opening = await opened(twoMissing);
  opening.service.on(doors.draft, () => ok(draft()));
  await click(opening, 'Mend it here');
  expect(callsOf(opening, doors.draft)).toBe(1);
});

test('what was made there stays to be read when the deal is billed', async () => {
  let invoices = dealInvoices();
  const opening = await openDeal({ invoices: () => ok(invoices) });
  opening.service.on(door, () => ok(twoMissing));
  opening.service.on(doors.draft, () => ok(draft()));
  const difference = 'Shown was GBP 1.00; Xero made it GBP 1.01.';
  opening.service.on(doors.create, () => ok({ outcome: 'intent', intent: done({ difference }) }));
  listen(opening)?.({});
  await settle();
  await click(opening, 'Mend it here');
  invoices = dealInvoices({ invoices: [dealInvoice()], mayCreate: false });
  await click(opening, 'Create draft invoice');
  expect(opening.words()).toContain(difference);
  expect(buttonOf(opening, 'Mend it here').props.disabled).toBe(true);
  expect(opening.words()).not.toContain('Ready 1 of 3');
  opening.renderer.find(Panel, { id: 'mend' }).trigger('onClose');
  expect(() => buttonOf(opening, 'Mend it here')).toThrow();
});

test('where nothing can be mended on the card, or not by this person, no button says so', async () => {
  const elsewhere = readiness(0, [missing('currency', 'Currency', { field: 'currency' })]);
  const cannot = await opened(elsewhere);
  const mayNot = await opened(twoMissing, dealInvoices({ mayCreate: false, whyNot: 'It needs the right “invoice”.' }));
  for (const { renderer } of [cannot, mayNot])
    expect(renderer.findAll(Button).map(({ text }) => text)).not.toContain('Mend it here');
});

test('a deal that is billed is not asked about; once its invoice is voided it is', async () => {
  let invoices = dealInvoices({ invoices: [dealInvoice({ state: 'awaiting_payment' })] });
  const opening = await openDeal({ invoices: () => ok(invoices) });
  opening.service.on(door, () => ok(twoMissing));
  expect(callsOf(opening, door)).toBe(0);
  invoices = dealInvoices({ invoices: [dealInvoice({ state: 'voided' })] });
  listen(opening)?.({});
  await settle();
  expect(callsOf(opening, door)).toBe(1);
  expect(opening.words()).toContain('Ready 1 of 3');
});

test('readiness that cannot be had leaves the rest of the card as it is', async () => {
  const opening = await opened(() => problem({ message: 'No.' }));
  expect(opening.words()).toContain('This deal has not been invoiced yet.');
  expect(opening.words()).not.toContain('Ready');
});

test('an e-mail address that Xero lacks is filled in there; the draft and the glance are asked for again', async () => {
  const opening = await opened(readiness(0, [missing('currency', 'Currency')]));
  const gap = { check: 'contact_details', field: 'email', message: 'Acme Ltd has no email address.' } as const;
  let shown = draftWith(gap);
  opening.service.on(doors.draft, () => ok(shown));
  opening.service.on('POST /cards/deals/901/customer', () => ok(done({ invoice: null })));
  await click(opening, 'Create invoice');
  const before = callsOf(opening, door);
  type(opening, 'customer-email', 'books@acme.test');
  shown = draft();
  await click(opening, 'Save in Xero');
  expect(opening.service.bodies[0]).toMatchObject({ contactId: 'contact-1', email: 'books@acme.test' });
  expect([callsOf(opening, doors.draft), callsOf(opening, door)]).toEqual([2, before + 1]);
  expect(buttonOf(opening, 'Create draft invoice').props.disabled).toBe(false);
});

describe('line by line', () => {
  const [line] = draft().lines;
  const lines = [
    { ...line!, lineId: '7', description: 'Rope', accountCode: null, accountWhy: null },
    { ...line!, lineId: '8', description: 'Buoy', accountCode: null, accountWhy: null },
  ];
  const gaps = lines.map(({ lineId, description }) => ({
    ...({ check: 'account', field: 'accountCode', lineId, severity: 'missing' } as const),
    ...{ message: `“${description}”: no account.`, fix: 'Choose one.' },
  }));
  const asking = async (): Promise<OpenCard> => {
    const opening = await openDeal();
    opening.service.on(doors.draft, () => ok(draft({ hash: null, lines, gaps })));
    await click(opening, 'Create invoice');
    return opening;
  };
  const lastLines = ({ service }: OpenCard): unknown => {
    const query = new URLSearchParams(service.calls.at(-1)?.split('?')[1]);
    return { accountCode: query.get('accountCode'), lines: JSON.parse(query.get('lines') ?? '{}') as unknown };
  };

  test('each line is asked by itself, and the answers add up', async () => {
    const opening = await asking();
    expect(fieldOf(opening, 'accountCode-7')?.props).toMatchObject({
      label: 'Account of “Rope”',
      validationMessage: '“Rope”: no account.',
    });
    await answer(opening, 'accountCode-7', '200');
    await answer(opening, 'accountCode-8', '260');
    expect(lastLines(opening)).toEqual({
      accountCode: null,
      lines: { '7': { accountCode: '200' }, '8': { accountCode: '260' } },
    });
  });

  test('an answer is used for all lines when the person says so, whatever was chosen for one before', async () => {
    const opening = await asking();
    await answer(opening, 'accountCode-7', '200');
    await answer(opening, 'accountCode-8-all', true);
    await answer(opening, 'accountCode-8', '260');
    expect(lastLines(opening)).toEqual({ accountCode: '260', lines: { '7': {} } });
  });

  test('what is booked under is shown with why, and a line without a gap can be changed', async () => {
    const opening = await openDeal();
    opening.service.on(doors.draft, () => ok(draft()));
    await click(opening, 'Create invoice');
    expect(opening.words()).toContain('Account 200: as set in Tieout 20% (VAT on Income): the tax of the account');
    expect(fieldOf(opening, 'taxType-901')).toBeNull();
    await click(opening, 'Change');
    await answer(opening, 'taxType-901', 'NONE');
    expect(lastLines(opening)).toMatchObject({ lines: { '901': { taxType: 'NONE' } } });
    await click(opening, 'Close');
    expect(fieldOf(opening, 'taxType-901')).toBeNull();
  });
});

test('quoted, agreed and invoiced stand side by side, each difference with its cause', async () => {
  const quote = { number: 'Q-7', amount: '1400.00', currency: 'GBP', status: 'APPROVED' };
  const differences = [
    { amount: '14.50', cause: 'Tax is added' },
    { amount: '-0.01', cause: 'Tax is rounded on each line' },
  ];
  const opening = await openDeal();
  const comparison = { deal: '1178.75', quote, invoice: '1414.50', from: 'quote', differences } as const;
  opening.service.on(doors.draft, () => ok(draft({ comparison: { ...comparison, differences } })));
  await click(opening, 'Create invoice');
  expect(opening.words()).toMatch(/Deal GBP 1,178\.75 Quote Q-7 GBP 1,400\.00 Invoice GBP 1,414\.50/);
  expect(opening.words()).toMatch(/\+ GBP 14\.50: Tax is added − GBP 0\.01: Tax is rounded on each line/);
  expect(opening.words()).not.toContain('to the cent');
});

test('an invoice of what was agreed is said to be so', async () => {
  const opening = await openDeal();
  const comparison = { deal: '1414.50', quote: null, invoice: '1414.50', from: 'deal', differences: [] } as const;
  opening.service.on(doors.draft, () => ok(draft({ comparison: { ...comparison, differences: [] } })));
  await click(opening, 'Create invoice');
  expect(opening.words()).toContain('The invoice is what was agreed, to the cent.');
});

test('of a step its part of the deal stands between the whole deal and the invoice', async () => {
  const opening = await openDeal();
  const comparison = { deal: '1178.75', quote: null, invoice: '424.35', from: null, differences: [] } as const;
  const step = { role: 'Deposit', position: 1, of: 3, deal: '1178.75', amount: '353.63', left: '825.12' };
  opening.service.on(doors.draft, () => ok(draft({ step, comparison: { ...comparison, differences: [] } })));
  await click(opening, 'Create invoice');
  expect(opening.words()).toMatch(
    /Whole deal GBP 1,178\.75 Quote No quote This step, without tax GBP 353\.63 This invoice, with tax GBP 424\.35/,
  );
});

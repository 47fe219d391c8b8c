import { Alert, Button, LoadingButton, LoadingSpinner, Panel, Text } from '@hubspot/ui-extensions';
import { dealInvoice, dealInvoices, done, draft, draftWith, intent } from './support/invoicing-sample.ts';
import { pass, settle, type OpenCard } from './support/open-card.tsx';
import { buttonOf, callsOf, click, dealCard, doors, openDeal } from './support/open-deal.tsx';
import { ok, problem } from './support/service.ts';

const minute = 60_000;
const sent = (state = intent()) => ok({ outcome: 'intent', intent: state });

/** Opens the draft of the deal in its panel. */
async function draftOpened(reply: () => unknown = () => ok(draft()), record = dealCard()): Promise<OpenCard> {
  const opening = await openDeal({ record });
  opening.service.on(doors.draft, reply);
  await click(opening, 'Create invoice');
  return opening;
}

test('the draft is asked for by the click', async () => {
  const opening = await openDeal();
  expect(callsOf(opening, doors.draft)).toBe(0);
  opening.service.on(doors.draft, () => ok(draft()));
  await click(opening, 'Create invoice');
  expect(callsOf(opening, doors.draft)).toBe(1);
});

test('the preview shows what would stand in Xero, to the cent', async () => {
  const { words } = await draftOpened();
  expect(words()).toMatch(
    /Customer Acme Ltd Emailed to books@acme\.test Organisation Harbour Supplies Date 22 Nov 2026 Due 22 Dec 2026 \(30 days, terms of the customer in Xero\) Reference Rope for the harbour/,
  );
  expect(words()).toMatch(
    /Rope, 12 mm Discount 10% Account 200: as set in Tieout 20% \(VAT on Income\): the tax of the account 7\.5 × GBP 157\.1667 GBP 235\.75 GBP 1,178\.75 Change Amounts are before tax\./,
  );
  expect(words()).toMatch(/Subtotal GBP 1,178\.75 Tax GBP 235\.75 Total GBP 1,414\.50/);
  expect(words()).toContain('Prices are without tax; “20% (VAT on Income)” is added.');
  expect(words()).toMatch(/Deal GBP 1,178\.75 Quote No quote Invoice GBP 1,414\.50 \+ GBP 235\.75: Tax is added/);
});

test('a click sends what was shown, and its end names the number and the way to it', async () => {
  const opening = await draftOpened();
  opening.service.on(doors.create, () => sent(done()));
  await click(opening, 'Create draft invoice');
  expect(opening.service.bodies).toEqual([{ requestId: expect.any(String) as string, hash: 'hash-1' }]);
  expect(opening.words()).toMatch(/Invoice INV-0042 is in Xero Total\s+GBP 1,414\.50 Open in Xero/);
  await click(opening, 'Close');
  expect(opening.renderer.mocks.actions.closeOverlay.calls).toEqual([['create-invoice']]);
});

test('while it is sent the button turns, and a double click sends once', async () => {
  const opening = await draftOpened();
  let arrive: (value: unknown) => void = () => undefined;
  opening.service.on(doors.create, () => new Promise((resolve) => (arrive = resolve)));
  const button = buttonOf(opening, 'Create draft invoice');
  button.trigger('onClick');
  button.trigger('onClick');
  await settle();
  expect(buttonOf(opening, 'Create draft invoice').props).toMatchObject({ loading: true, disabled: true });
  arrive(sent(done()));
  await settle();
  expect(callsOf(opening, doors.create)).toBe(1);
});

test('a click that got no answer is tried again as the same request; a new preview is a new one', async () => {
  const opening = await draftOpened();
  opening.service.on(doors.create, () => 'no answer of ours');
  await click(opening, 'Create draft invoice');
  expect(opening.words()).toContain('Tieout cannot be reached just now.');
  await click(opening, 'Create draft invoice');
  await click(opening, 'Create invoice');
  await click(opening, 'Create draft invoice');
  const [first, again, anew] = opening.service.bodies.map(({ requestId }) => requestId);
  expect(again).toBe(first);
  expect(anew).not.toBe(first);
});

test('a click that got no answer may have made an invoice: the card looks for it', async () => {
  let invoices = dealInvoices();
  const opening = await openDeal({ invoices: () => ok(invoices) });
  opening.service.on(doors.draft, () => ok(draft()));
  opening.service.on(doors.create, () => 'no answer of ours');
  await click(opening, 'Create invoice');
  invoices = dealInvoices({ pending: intent({ state: 'checking' }), mayCreate: false });
  await click(opening, 'Create draft invoice');
  expect(opening.words()).toContain('Xero’s answer was lost.');
});

test('what has changed since is shown and must be confirmed anew', async () => {
  const opening = await draftOpened();
  const changed = draft({ hash: 'hash-2', totals: { subTotal: '1000', totalTax: '200', total: '1200.00' } });
  const changes = ['Rope, 12 mm: the price was GBP 157.1667 and is GBP 133.3333.'];
  opening.service.on(doors.create, (_path, body) =>
    body?.['hash'] === 'hash-1' ? ok({ outcome: 'changed', draft: changed, changes }) : sent(done()),
  );
  await click(opening, 'Create draft invoice');
  expect(opening.words()).toContain('The deal has changed since you looked');
  expect(opening.words()).toContain(changes[0]);
  expect(opening.words()).toContain('Total GBP 1,200.00');
  await click(opening, 'Create draft invoice');
  const [first, second] = opening.service.bodies;
  expect(second?.['hash']).toBe('hash-2');
  expect(second?.['requestId']).not.toBe(first?.['requestId']);
  expect(opening.words()).toContain('Invoice INV-0042 is in Xero');
});

test.each([
  ['something is missing', draftWith({ message: 'The deal has no company and no contact.', fix: 'Associate one.' })],
  ['the connection is not live', draft({ live: false })],
])('when %s nothing can be sent, and it says so', async (_when, shown) => {
  const opening = await draftOpened(() => ok(shown));
  expect(buttonOf(opening, 'Create draft invoice').props.disabled).toBe(true);
  await click(opening, 'Create draft invoice');
  expect(callsOf(opening, doors.create)).toBe(0);
  expect(opening.words()).toMatch(/no company and no contact\. Associate one\.|Nothing is written to Xero yet/);
});

test('a draft that cannot be read can be tried again', async () => {
  const opening = await draftOpened(() => problem({ message: 'HubSpot is busy.', fix: 'Wait a minute.' }));
  expect(opening.words()).toContain('HubSpot is busy. Wait a minute.');
  opening.service.on(doors.draft, () => ok(draft()));
  await click(opening, 'Try again');
  expect(opening.words()).toContain('Total GBP 1,414.50');
});

test('what takes its time is asked about after 2, 6, 12 and 20 seconds until it is done, then the invoices are shown', async () => {
  let state = intent();
  let invoices = dealInvoices();
  const opening = await openDeal({ invoices: () => ok(invoices) });
  opening.service.on(doors.draft, () => ok(draft()));
  opening.service.on(doors.create, () => sent());
  opening.service.on(doors.intent, () => ok(state));
  await click(opening, 'Create invoice');
  await click(opening, 'Create draft invoice');
  expect(opening.renderer.find(LoadingSpinner).props.label).toBe('Creating the invoice');
  for (const [wait, calls] of [
    [1999, 0],
    [1, 1],
    [4000, 2],
    [6000, 3],
    [7999, 3],
  ] as const) {
    await pass(wait);
    expect(callsOf(opening, doors.intent)).toBe(calls);
  }
  state = done();
  invoices = dealInvoices({ invoices: [dealInvoice()], mayCreate: false });
  await pass(1);
  expect(opening.words()).toMatch(/Invoice INV-0042 is in Xero.*INV-0042 Draft/);
  expect(opening.renderer.find(Panel, { id: 'create-invoice' })).toBeDefined();
  await pass(minute);
  expect(callsOf(opening, doors.intent)).toBe(4);
});

test('a lost answer is said, and that nothing is sent twice; a question that fails is asked again', async () => {
  let reply: () => unknown = () => 'no answer of ours';
  const opening = await draftOpened();
  opening.service.on(doors.create, () => sent(intent({ state: 'checking' })));
  opening.service.on(doors.intent, () => reply());
  await click(opening, 'Create draft invoice');
  expect(opening.words()).toContain('Whether it went through is being found out; nothing is sent twice.');
  await pass(2000);
  reply = () => ok(done());
  await pass(4000);
  expect(opening.words()).toContain('Invoice INV-0042 is in Xero');
});

test('after two minutes the card stops asking and says that it goes on', async () => {
  const opening = await draftOpened();
  opening.service.on(doors.create, () => sent());
  opening.service.on(doors.intent, () => ok(intent()));
  await click(opening, 'Create draft invoice');
  await pass(2 * minute);
  const asked = callsOf(opening, doors.intent);
  expect(asked).toBe(14);
  expect(opening.words()).toContain('It is still being worked on');
  await pass(10 * minute);
  expect(callsOf(opening, doors.intent)).toBe(asked);
});

test('opening the panel again while it is under way neither reads nor sends anew', async () => {
  const opening = await draftOpened();
  opening.service.on(doors.create, () => sent());
  opening.service.on(doors.intent, () => ok(intent()));
  await click(opening, 'Create draft invoice');
  await click(opening, 'Create invoice');
  expect(callsOf(opening, doors.draft)).toBe(1);
  expect(opening.words()).toContain('It is on its way to Xero.');
});

test('a refusal is told in Xero’s words with what to do, and another try is a new request', async () => {
  const refusal = {
    message: 'The contact name Acme Ltd is already assigned to another contact.',
    fix: 'Give another.',
  };
  const opening = await draftOpened();
  opening.service.on(doors.create, () => sent(intent({ state: 'rejected', problem: refusal })));
  await click(opening, 'Create draft invoice');
  expect(opening.words()).toContain(`The invoice was not created ${refusal.message} ${refusal.fix}`);
  await click(opening, 'Try again');
  await click(opening, 'Create draft invoice');
  const [first, second] = opening.service.bodies.map(({ requestId }) => requestId);
  expect(second).not.toBe(first);
});

test('where Xero made it differently, that is said beside the number', async () => {
  const opening = await draftOpened();
  opening.service.on(doors.create, () => sent(done({ difference: 'Shown: GBP 1,414.50. In Xero: GBP 1,414.51.' })));
  await click(opening, 'Create draft invoice');
  expect(opening.renderer.find(Alert, { variant: 'warning' }).find(Text).text).toContain('In Xero: GBP 1,414.51.');
  expect(opening.words()).toContain('Invoice INV-0042 is in Xero');
});

test('each surface has one primary button: the card, the steps and the draft', async () => {
  const { renderer } = await draftOpened();
  const primary = [
    ...renderer.findAll(Button, { variant: 'primary' }),
    ...renderer.findAll(LoadingButton, { variant: 'primary' }),
  ];
  expect(primary.map(({ text }) => text)).toEqual(['Create invoice', 'Save', 'Create draft invoice']);
});

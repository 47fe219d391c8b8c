import { Button, Checkbox, LoadingButton, ProgressBar, Select } from '@hubspot/ui-extensions';
import type { BulkRun } from '../../src/contract/bulk.ts';
import { bulkRow, openBulk, run } from './support/open-bulk.tsx';
import { pass, settle } from './support/open-card.tsx';
import { ok, problem } from './support/service.ts';

type Opened = Awaited<ReturnType<typeof openBulk>>;

const buttons = ({ renderer }: Opened) => [...renderer.findAll(LoadingButton), ...renderer.findAll(Button)];

async function press(page: Opened, words: string): Promise<void> {
  const found = buttons(page).find(({ text }) => text === words);
  if (!found)
    throw new Error(
      `No button says “${words}”: ${buttons(page)
        .map(({ text }) => text)
        .join(', ')}`,
    );
  found.trigger('onClick');
  await settle();
}

/** The panel with the plan of its deals open. */
async function planned(stands: () => BulkRun, rows: (path: string) => BulkRun = stands): Promise<Opened> {
  const page = await openBulk((path) => ok(path.includes('rows=no') ? stands() : rows(path)));
  await press(page, 'Look at the invoices');
  return page;
}

const startable = (change: Partial<BulkRun> = {}): BulkRun =>
  run(
    { ready: 2 },
    {
      ...{ may: { start: true, retry: false, stop: false }, ready: ['1', '2'], rows: [bulkRow('1'), bulkRow('2')] },
      totals: [{ currency: 'GBP', ready: '240.00', done: '0.00' }],
      ...change,
    },
  );

test('the panel says how many deals are chosen, and plans them as they are to stand', async () => {
  const page = await openBulk(() => ok(run({ planning: 2 }, { state: 'planning', progress: { done: 0, of: 2 } })));
  expect(page.words()).toContain('2 deals chosen.');
  page.renderer.find(Select).trigger('onChange', 'SUBMITTED' as never);
  await settle();
  await press(page, 'Look at the invoices');
  expect(page.service.bodies[0]).toMatchObject({ dealIds: ['1', '2'], status: 'SUBMITTED' });
  expect(page.renderer.find(ProgressBar).props).toMatchObject({ value: 0, maxValue: 2, title: 'Looking at the deals' });
});

test('more deals than are billed together: what to do is said, and nothing is planned', async () => {
  const page = await openBulk(() => ok(startable()));
  page.service.on('POST /bulk/plans', () =>
    problem({ code: 'not_ready', message: '501 deals are chosen.', fix: 'Choose fewer.' }),
  );
  await press(page, 'Look at the invoices');
  expect(page.words()).toContain('501 deals are chosen. Choose fewer.');
});

test('a run from before is found again', async () => {
  const page = await openBulk(() => ok(startable()), [run({ done: 1, waiting: 1 }, { state: 'running' })].map(headOf));
  expect(page.words()).toContain('1 in Xero, 1 to come');
  await press(page, 'Open');
  expect(page.words()).toContain('Ready (2)');
});

test('what is ready is billed but for what the person leaves out', async () => {
  const page = await planned(() => startable());
  page.service.on('POST /bulk/runs/r1/start', () =>
    ok(run({ waiting: 1, ready: 1 }, { state: 'running', progress: { done: 0, of: 1 }, version: 2 })),
  );
  expect(page.words()).toContain('GBP 240.00 ready in all, with tax');
  page.renderer.findAll(Checkbox)[0]!.trigger('onChange', false as never);
  await settle();
  await press(page, 'Create 1 draft invoice');
  expect(page.service.bodies.at(-1)).toEqual({ version: 1, deals: ['2'] });
  expect(page.words()).toContain('You can close this: it goes on');
  expect(page.words()).not.toContain('Ready (');
});

test('who did not plan it sees why it cannot be started', async () => {
  const may = { start: false, retry: false, stop: false };
  const page = await planned(() => startable({ isOwn: false, may, whyNot: 'Only whoever planned it can bill it.' }));
  expect(page.words()).toContain('Only whoever planned it can bill it.');
  expect(buttons(page).map(({ text }) => text)).not.toContain('Create 2 draft invoices');
});

test('while it runs it is looked at again; a busy vendor and the time it goes on are named', async () => {
  let stands = run({ waiting: 2 }, { state: 'running', progress: { done: 0, of: 2 } });
  stands = { ...stands, held: { until: '2026-11-22T10:45:00Z', by: 'xero' }, may: { ...stands.may, stop: true } };
  const page = await planned(() => stands);
  expect(page.words()).toMatch(/Xero takes no more calls just now\. It goes on by .*10:45/);
  stands = run({ done: 2 }, { state: 'finished', progress: { done: 2, of: 2 } });
  await pass(2500);
  expect(page.renderer.find(ProgressBar).props.valueDescription).toBe('2 of 2 in Xero');
  const asked = page.service.calls.length;
  await pass(10_000);
  expect(page.service.calls).toHaveLength(asked);
});

test('results name the invoice or Xero’s own words, and only what failed is tried again', async () => {
  const invoice = { id: 'i', number: 'INV-7', xeroUrl: 'https://go.xero.test/i' };
  const rows = [
    bulkRow('1', { state: 'failed', words: 'Xero refused: the contact is archived.', fix: 'Put right what it names.' }),
    bulkRow('2', { state: 'done', invoice }),
  ];
  const may = { start: false, retry: true, stop: false };
  const page = await planned(() =>
    run({ failed: 1, done: 1 }, { state: 'finished', progress: { done: 2, of: 2 }, may, rows, version: 3 }),
  );
  expect(page.words()).toContain('Xero refused: the contact is archived. Put right what it names.');
  expect(page.words()).toContain('INV-7');
  page.service.on('POST /bulk/runs/r1/retry', () => problem({ code: 'conflict', message: 'Not any more.' }));
  await press(page, 'Try the 1 again');
  expect(page.service.bodies.at(-1)).toEqual({ version: 3 });
  expect(page.words()).toContain('Not any more.');
});

test('what needs a person says what to do, and is planned again', async () => {
  const words = { words: 'The deal is not won.', fix: 'Move it to its won stage.' };
  const hidden = bulkRow('9', {
    state: 'cannot',
    deal: { id: '9', name: null },
    customer: null,
    total: null,
    currency: null,
  });
  const page = await planned(
    () => run({ needs_you: 1, cannot: 1 }),
    (path) =>
      path.includes('group=cannot')
        ? run({}, { rows: [{ ...hidden, words: 'This deal is not known here.' }] })
        : run({}, { rows: [bulkRow('1', { state: 'needs_you', ...words })], needsYou: ['1'] }),
  );
  expect(page.words()).toContain('Needs you (1)');
  expect(page.words()).toContain('The deal is not won. Move it to its won stage.');
  expect(page.words()).toContain('Cannot be billed (1)');
  expect(page.words()).toContain('Deal 9');
  await press(page, 'Check these again');
  expect(page.service.bodies.at(-1)).toMatchObject({ dealIds: ['1'], status: 'DRAFT' });
});

test('a run that cannot be read can be asked for again', async () => {
  let answer: unknown = problem({ code: 'not_found', message: 'Gone.' });
  const page = await openBulk(() => answer);
  await press(page, 'Look at the invoices');
  expect(page.words()).toContain('Gone.');
  answer = ok(startable());
  await press(page, 'Try again');
  expect(page.words()).toContain('Ready (2)');
});

/** A run as the list has it. */
function headOf({ version, may, whyNot, ready, needsYou, totals, rows, next, ...head }: BulkRun) {
  expect([version, may, whyNot, ready, needsYou, totals, rows, next]).toBeDefined();
  return head;
}

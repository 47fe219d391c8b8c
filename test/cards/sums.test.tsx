import { Panel, Select, Tag } from '@hubspot/ui-extensions';
import type { Figures } from '../../src/contract/record-card.ts';
import { opened, settle, type OpenCard } from './support/open-card.tsx';
import { card, figures, page, statusCard } from './support/sample.ts';
import { ok } from './support/service.ts';

const door = 'GET /cards/documents';
const inCard = (...all: Figures[]) => opened(card({ figures: all }));
const tags = ({ renderer }: OpenCard) =>
  renderer.findAll(Tag).map(({ text, props }) => [text?.replaceAll('\u00a0', ' '), props.variant]);
const paid = figures({
  outstanding: '5.00',
  overdueInvoices: 0,
  ageing: figures().ageing.map((age) => (age.bucket === 'not_yet_due' ? age : { ...age, amount: '0.00', invoices: 0 })),
});

test('what is owed is shown by how late it is, the later the more alarming', async () => {
  const ageing: Figures['ageing'] = [
    { bucket: 'not_yet_due', amount: '1.00', invoices: 1 },
    { bucket: 'late_1_30', amount: '2.00', invoices: 1 },
    { bucket: 'late_31_60', amount: '3.00', invoices: 1 },
    { bucket: 'late_61_90', amount: '4.00', invoices: 1 },
    { bucket: 'late_over_90', amount: '5.00', invoices: 1 },
  ];
  const opening = await inCard(figures({ ageing }));
  expect(tags(opening)).toEqual([
    ['Not yet due: GBP 1.00', 'default'],
    ['1–30 days late: GBP 2.00', 'warning'],
    ['31–60 days late: GBP 3.00', 'warning'],
    ['61–90 days late: GBP 4.00', 'error'],
    ['Over 90 days late: GBP 5.00', 'error'],
  ]);
  expect(opening.words()).toContain('Ageing Not yet due: GBP 1.00');
});

test('an age without invoices is left out; where nothing is late there is no ageing at all', async () => {
  expect(tags(await inCard(figures())).map(([words]) => words)).toEqual([
    'Not yet due: GBP 14,029.45',
    '1–30 days late: GBP 3,106.05',
    '31–60 days late: GBP 1,104.50',
  ]);
  const opening = await inCard(paid);
  expect(tags(opening)).toEqual([]);
  expect(opening.words()).not.toMatch(/Ageing|Not yet allocated|Not owed yet/);
});

test('credit is told by its kind, and what is not owed yet apart', async () => {
  const opening = await inCard({
    ...paid,
    creditByKind: { credit_note: '12.00', overpayment: '0.00', prepayment: '6.00' },
    drafts: { amount: '9999.00', documents: 1 },
    submitted: { amount: '0.00', documents: 2 },
  });
  expect(opening.words()).toContain('Not yet allocated Credit notes: GBP 12.00');
  expect(opening.words()).toContain('Not owed yet 1 draft: GBP 9,999.00');
  expect(tags(opening).map(([words]) => words)).toEqual([
    'Credit notes: GBP 12.00',
    'Prepayments: GBP 6.00',
    '1 draft: GBP 9,999.00',
    '2 awaiting approval: GBP 0.00',
  ]);
});

test('each sum opens the documents that it is made of, in its currency', async () => {
  const opening = await inCard(figures(), figures({ currency: 'EUR' }));
  opening.service.on(door, () => ok(page()));
  expect(opening.service.calls.filter((call) => call.startsWith(door))).toEqual([]);
  opening.renderer.find(Tag, ({ text }) => text === '31–60 days late: EUR\u00a01,104.50').trigger('onClick');
  await settle();
  expect(opening.service.calls.filter((call) => call.startsWith(door))).toEqual([
    `${door}?objectTypeId=0-2&objectId=501&filter=late_31_60&currency=EUR&page=1`,
  ]);
  const panel = opening.renderer.find(Panel, { id: 'late_31_60-EUR' });
  expect(panel.props.title).toBe('31–60 days late, EUR');
  const select = panel.find(Select, { name: 'filter' }).props;
  expect(select.value).toBe('late_31_60');
  expect(select.options.map(({ label }) => label).at(-1)).toBe('31–60 days late');
});

test('whoever may not see amounts sees none of it', async () => {
  const opening = await opened(statusCard());
  expect(tags(opening)).toEqual([]);
  expect(opening.words()).not.toMatch(/Ageing|GBP|History/);
});

test('a habit that changes is told beside what was paid', async () => {
  expect((await inCard(figures({ trend: 'slower' }))).words()).toContain('Usually pays 11 days late, getting slower');
});

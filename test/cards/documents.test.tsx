import {
  Button,
  ErrorState,
  LoadingSpinner,
  Panel,
  Select,
  Table,
  type TablePaginatedProps,
} from '@hubspot/ui-extensions';
import { opened, settle, type OpenCard } from './support/open-card.tsx';
import { card, invoice, page, row } from './support/sample.ts';
import { ok } from './support/service.ts';

const door = 'GET /cards/documents';
const base = `${door}?objectTypeId=0-2&objectId=501`;

const isNumber = (button: { text: string | null }): boolean => button.text === 'INV-0001';
const panel = ({ renderer }: OpenCard) => renderer.find(Panel, { id: 'documents' });
const press = async (opening: OpenCard, words: string): Promise<void> => {
  opening.renderer
    .findAll(Button, (button) => button.text === words)
    .at(-1)
    ?.trigger('onClick');
  await settle();
};
const choose = async (opening: OpenCard, name: string, value: string): Promise<void> => {
  // The argument of an event handler; the types of the testing library ask for the handler itself.
  panel(opening)
    .find(Select, { name })
    .trigger('onChange', value as never);
  await settle();
};
const asked = ({ service }: OpenCard): string[] => service.calls.filter((call) => call.startsWith(door));

async function allDocuments(answer: (path: string) => unknown): Promise<OpenCard> {
  const opening = await opened(card());
  opening.service.on(door, answer);
  await press(opening, 'All documents');
  return opening;
}

test('all documents are asked for by the click, and afresh by the next', async () => {
  const opening = await allDocuments(() => ok(page({ total: 1 })));
  expect(asked(opening)).toEqual([`${base}&filter=all&page=1`]);
  expect(opening.words()).toContain('1 document');
  await press(opening, 'All documents');
  expect(asked(opening)).toHaveLength(2);
});

test('the list is narrowed by state and by year, from its first page', async () => {
  const opening = await allDocuments(() => ok(page({ page: 1, pageCount: 3, total: 60 })));
  (panel(opening).find(Table).props as TablePaginatedProps).onPageChange(2);
  await settle();
  await choose(opening, 'filter', 'paid');
  await choose(opening, 'year', '2025');
  await choose(opening, 'year', 'any');
  expect(asked(opening).slice(1)).toEqual([
    `${base}&filter=all&page=2`,
    `${base}&filter=paid&page=1`,
    `${base}&filter=paid&year=2025&page=1`,
    `${base}&filter=paid&page=1`,
  ]);
});

test('every state can be chosen, and the years that have documents', async () => {
  const opening = await allDocuments(() => ok(page()));
  const labels = (name: string) =>
    panel(opening)
      .find(Select, { name })
      .props.options.map(({ label }) => label);
  expect(labels('filter')).toEqual(['All documents', 'Open', 'Overdue', 'Paid', 'Drafts', 'Credits', 'Voided']);
  expect(labels('year')).toEqual(['All years', '2026', '2025']);
});

test('a list of one page has no pages to turn', async () => {
  expect(panel(await allDocuments(() => ok(page()))).find(Table).props.paginated).toBeUndefined();
  expect(panel(await allDocuments(() => ok(page({ pageCount: 2 })))).find(Table).props.paginated).toBe(true);
});

test('money held is listed by what it is, and only an invoice opens', async () => {
  const credit = row({ id: 'cn-1', kind: 'credit_note', number: 'CN-3', state: 'unallocated', total: '1104.50' });
  const opening = await allDocuments(() => ok(page({ rows: [credit] })));
  expect(opening.words()).toMatch(/CN-3.*Credit note GBP 1,104\.50\s+in credit Not yet allocated/);
  expect(panel(opening).maybeFind(Button)).toBeNull();
});

test('nothing that fits the choice is said in words', async () => {
  const opening = await allDocuments(() => ok(page({ rows: [], total: 0, years: [] })));
  expect(opening.words()).toContain('No document is like that.');
});

test('an invoice takes the place of the list, and gives it back', async () => {
  const opening = await allDocuments(() => ok(page()));
  opening.service.on('GET /cards/invoices/inv-1', () => ok(invoice()));
  panel(opening).find(Button, isNumber).trigger('onClick');
  await settle();
  expect(opening.words()).toContain('Customer Acme Ltd');
  expect(panel(opening).maybeFind(Select)).toBeNull();
  expect(panel(opening).props.title).toBe('Invoice INV-0001');
  await press(opening, 'Back to all documents');
  expect(panel(opening).find(Select, { name: 'filter' }).props.value).toBe('all');
  expect(opening.words()).not.toContain('Customer Acme Ltd');
});

test('an answer to an earlier choice that comes late is dropped', async () => {
  const answers = new Map<string, (value: unknown) => void>();
  const opening = await allDocuments(
    (path) => new Promise((resolve) => answers.set(/filter=(\w+)/.exec(path)?.[1] ?? '', resolve)),
  );
  await choose(opening, 'filter', 'paid');
  expect(panel(opening).find(LoadingSpinner).props.label).toBe('Fetching documents');
  answers.get('paid')?.(ok(page({ rows: [row({ number: 'PAID-1', state: 'paid' })] })));
  await settle();
  answers.get('all')?.(ok(page({ rows: [row({ number: 'LATE-1' })] })));
  await settle();
  expect(opening.words()).toContain('PAID-1');
  expect(opening.words()).not.toContain('LATE-1');
});

test('a list that fails can be tried again, with the choice kept', async () => {
  let answer: unknown = 'no answer of ours';
  const opening = await allDocuments(() => answer);
  await choose(opening, 'year', '2024');
  answer = ok(page());
  panel(opening).find(ErrorState).find(Button).trigger('onClick');
  await settle();
  expect(asked(opening).at(-1)).toBe(`${base}&filter=all&year=2024&page=1`);
  expect(panel(opening).find(Select, { name: 'year' }).props.value).toBe('2024');
  expect(panel(opening).find(Table).props).toBeDefined();
});

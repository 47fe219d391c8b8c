import { Button, LoadingButton } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { jest } from '@jest/globals';
import { UnbilledPage } from '../../../extensions/pages/unbilled/UnbilledPage.tsx';
import type { UnbilledList, UnbilledRow, UnbilledTotal } from '../../../src/contract/unbilled.ts';
import { frozen, now, settle, wordsIn } from './open-card.tsx';
import { fakeService, ok } from './service.ts';

/** The doors of what is won and not invoiced. */
export const doors = {
  list: 'GET /pages/unbilled',
  ignore: 'POST /pages/unbilled/ignore',
  heed: 'POST /pages/unbilled/heed',
  draft: 'GET /cards/deals/901/draft',
  create: 'POST /cards/deals/901/invoices',
};

/** A deal of which nothing is billed, as somebody sees it who may invoice. */
export const row = (more: Partial<UnbilledRow> = {}): UnbilledRow => ({
  ...{ dealId: '901', name: 'Rope for the harbour', customer: 'Quay Ltd', owner: 'Ada Rep' },
  ...{ wonOn: '2026-11-10', days: 12, currency: 'GBP', amount: '1200.00', billed: '0.00', left: '1200.00' },
  ...{
    open: '1200.00',
    inDrafts: '0.00',
    reason: 'nothing',
    step: null,
    draft: null,
    foreign: [],
    untied: null,
    obstacle: null,
  },
  ...{ ignoring: null, fix: 'invoice', isNewCustomer: false, mayIgnore: true },
  ...more,
});

const none = { deals: 0, open: '0.00', inDrafts: '0.00' };

export const total = (more: Partial<UnbilledTotal> = {}): UnbilledTotal => ({
  ...{ currency: 'GBP', deals: 7, open: '18240.00', inDrafts: '0.00', unknown: 0, oldestDays: 34, ignored: none },
  ages: [
    { age: 'to_30', deals: 6, open: '17000.00', inDrafts: '0.00' },
    { age: 'to_60', deals: 1, open: '1240.00', inDrafts: '0.00' },
    { age: 'unknown', ...none },
  ],
  ...more,
});

export const listOf = (rows: UnbilledRow[], more: Partial<UnbilledList> = {}): UnbilledList => ({
  ...{ rows, next: null, totals: rows.length > 0 ? [total()] : [], hidden: 0, isCut: false, stale: null },
  counts: { open: rows.length, planned: 0, before: 0, ignored: 0 },
  choices: { owners: [{ id: '70', name: 'Ada Rep' }], pipelines: [{ id: 'default', name: 'Sales' }] },
  ...{ organisation: 'Acme Books', liveSince: '2026-09-01', asOf: '2026-11-22T10:32:00.000Z' },
  ...more,
});

/** Opens the page over a service that answers its list so; `answer` may look at the path that was asked for. */
export async function openUnbilled(answer: (path: string) => unknown) {
  jest.useFakeTimers({ now, doNotFake: [...frozen.doNotFake] });
  const service = fakeService();
  service.on(doors.list, answer);
  const renderer = createRenderer('pages');
  Object.assign(renderer.mocks.context, { variables: { appOrigin: 'https://app.tieout.test' } });
  Object.assign(renderer.mocks.context.user, { id: 5, locale: 'en-gb' });
  renderer.render(<UnbilledPage />);
  await settle();
  return { renderer, service, words: () => wordsIn(renderer.getRootNode()) };
}

/** The same over one list. */
export const openList = (list: UnbilledList) => openUnbilled(() => ok(list));

export type OpenUnbilled = Awaited<ReturnType<typeof openUnbilled>>;

export const named =
  (words: string) =>
  ({ text }: { text: string | null }): boolean =>
    text === words;

/** The button with those words; the last of them, since panels stand behind what opens them. */
export const button = ({ renderer }: OpenUnbilled, words: string) =>
  [...renderer.findAll(Button, named(words)), ...renderer.findAll(LoadingButton, named(words))].at(-1);

/** Clicks and waits for what follows. */
export async function click(page: OpenUnbilled, words: string): Promise<void> {
  const found = button(page, words);
  if (!found) throw new Error(`No button says “${words}”`);
  found.trigger('onClick');
  await settle();
}

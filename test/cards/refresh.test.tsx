import { LoadingButton } from '@hubspot/ui-extensions';
import { opened, pass, settle, type OpenCard } from './support/open-card.tsx';
import { card, figures } from './support/sample.ts';
import { ok, problem } from './support/service.ts';

const newer = card({
  figures: [figures({ outstanding: '1.00' })],
  freshness: { asOf: '2026-11-22T10:42:03Z', stale: false, reason: null },
});
const looks = ({ service }: OpenCard): number =>
  service.calls.filter((call) => call.startsWith('GET /cards/record')).length;

async function refreshing(opening: OpenCard): Promise<void> {
  opening.renderer.find(LoadingButton).trigger('onClick');
  await settle();
}

test('the footer names the books and how old they are, and grows older by itself', async () => {
  const { words } = await opened(card());
  expect(words()).toContain('Harbour Supplies · updated 2 minutes ago');
  await pass(60_000);
  expect(words()).toContain('updated 3 minutes ago');
});

test('refresh asks for a reading, then looks after 2, 4 and 6 seconds until the figures are newer', async () => {
  let answer = card();
  const opening = await opened(() => ok(answer));
  const { renderer, service, words } = opening;
  service.on('POST /cards/refresh', () => ok({ state: 'started' }));
  await refreshing(opening);
  expect(service.calls.at(-1)).toBe('POST /cards/refresh');
  expect(renderer.find(LoadingButton).props.loading).toBe(true);
  await pass(2000);
  expect(looks(opening)).toBe(2);
  await pass(2000);
  answer = newer;
  await pass(1999);
  expect(looks(opening)).toBe(3);
  await pass(1);
  expect(looks(opening)).toBe(4);
  expect(words()).toContain('GBP 1.00');
  expect(words()).toContain('updated just now');
  expect(renderer.find(LoadingButton).props.loading).toBe(false);
  await pass(60_000);
  expect(looks(opening)).toBe(4);
});

test('a reading that takes longer than 10 seconds is left to go on, and says so', async () => {
  const opening = await opened(card());
  opening.service.on('POST /cards/refresh', () => ok({ state: 'already_running' }));
  await refreshing(opening);
  await pass(10_000);
  expect(looks(opening)).toBe(5);
  expect(opening.words()).toContain('Xero is still being read.');
  expect(opening.renderer.find(LoadingButton).props.loading).toBe(false);
});

test('a look that fails does not take the figures away', async () => {
  let answer: () => unknown = () => ok(card());
  const opening = await opened(() => answer());
  opening.service.on('POST /cards/refresh', () => ok({ state: 'started' }));
  await refreshing(opening);
  answer = () => 'no answer of ours';
  await pass(2000);
  expect(opening.words()).toContain('GBP 18,240.00');
  answer = () => ok(newer);
  await pass(2000);
  expect(opening.words()).toContain('GBP 1.00');
});

test('a refresh that is refused says why, and the figures stay', async () => {
  const opening = await opened(card());
  opening.service.on('POST /cards/refresh', () => problem({ message: 'Xero is busy.', fix: 'It is read at 10:50.' }));
  await refreshing(opening);
  expect(opening.words()).toContain('Xero is busy. It is read at 10:50.');
  expect(opening.words()).toContain('GBP 18,240.00');
  expect(looks(opening)).toBe(1);
});

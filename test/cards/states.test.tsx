import { Alert, Button, EmptyState, ErrorState, Link, LoadingSpinner, Statistics, Table } from '@hubspot/ui-extensions';
import type { RecordCard } from '../../src/contract/record-card.ts';
import { openCard, opened, settle, type OpenCard } from './support/open-card.tsx';
import { card, figures, statusCard } from './support/sample.ts';
import { ok, problem } from './support/service.ts';

const never = () => new Promise(() => undefined);

test('while the answer is on its way, a spinner says what is awaited', () => {
  const { renderer } = openCard(undefined, never);
  expect(renderer.find(LoadingSpinner).props.label).toBe('Opening the account');
});

test('a service that cannot be reached is an error with another try, which works', async () => {
  let answer: unknown = 'no answer of ours';
  const { renderer, words } = await opened(() => answer);
  expect(renderer.find(ErrorState).props).toMatchObject({ title: 'Tieout cannot be reached just now.' });
  expect(words()).toContain('Try again in a minute.');
  answer = ok(card());
  renderer.find(Button).trigger('onClick');
  await settle();
  expect(renderer.maybeFind(ErrorState)).toBeNull();
  expect(words()).toContain('GBP 18,240.00');
});

test('a problem of the service is told in its own words, with its fix', async () => {
  const { words } = await opened(() => problem({ message: 'Not a record we know.', fix: 'Reload the page.' }));
  expect(words()).toMatch(/Not a record we know\..*Reload the page\./);
});

test.each([
  ['a card of no permission', () => ok(card({ state: 'no_permission', right: 'none' }))],
  [
    'a door that does not let in',
    () => problem({ code: 'not_allowed', message: 'You do not have access to this account' }),
  ],
])('%s is locked, says who can open it, and shows nothing', async (_what, answer) => {
  const { renderer, words } = await opened(answer);
  expect(renderer.find(ErrorState).props).toMatchObject({
    type: 'lock',
    title: 'You do not have access to this account',
  });
  expect(words()).toContain('An admin of Tieout can allow it: Settings, People and rights.');
  expect(words()).not.toMatch(/GBP|Take care|Acme/);
});

/** Whether the way to HubSpot's page of the connected apps is shown. */
const leadsToSettings = ({ renderer }: OpenCard): boolean =>
  renderer.maybeFind(Link, { href: '/connected-apps/123/installed' }) !== null;

const notConnected = (canManage: boolean): RecordCard =>
  card({ state: 'not_connected', connection: { state: 'not_connected', organisation: null, canManage, ended: null } });

test.each([
  [true, 'Connect your Xero organisation in the settings of Tieout'],
  [false, 'Ask whoever installed Tieout to connect Xero.'],
])('not connected: who may manage (%s) is told what to do', async (canManage, words) => {
  const opening = await opened(notConnected(canManage));
  expect(opening.words()).toContain(words);
  expect(leadsToSettings(opening)).toBe(canManage);
  expect(opening.renderer.maybeFind(Statistics)).toBeNull();
});

test.each([
  [true, 'Reconnect Xero in the settings of Tieout'],
  [false, 'Ask whoever installed Tieout to reconnect Xero.'],
])('reconnect needed: figures stay, with their time and what to do (%s)', async (canManage, fix) => {
  const connection = { state: 'reconnect_needed' as const, organisation: 'Harbour Supplies', canManage, ended: null };
  const opening = await opened(card({ connection }));
  const { renderer, words } = opening;
  expect(leadsToSettings(opening)).toBe(canManage);
  expect(renderer.find(Alert).props).toMatchObject({ variant: 'warning', title: 'Xero needs to be reconnected' });
  expect(words()).toMatch(/What you see here is from 22 Nov 2026, \d\d:40/);
  expect(words()).toContain(fix);
  expect(words()).toContain('GBP 18,240.00');
});

test('disconnected: figures stay, with who ended it, since when they stand still, and what to do', async () => {
  const ended = { message: 'Harbour Supplies was disconnected by Ada on 20 November 2026.', fix: 'Connect it again.' };
  const connection = { state: 'disconnected' as const, organisation: 'Harbour Supplies', canManage: true, ended };
  const { renderer, words } = await opened(card({ connection }));
  expect(renderer.find(Alert).props).toMatchObject({ variant: 'warning', title: 'Xero is disconnected' });
  expect(words()).toMatch(/by Ada on 20 November 2026\. What you see here is from 22 Nov 2026/);
  expect(words()).toContain('Connect it again.');
  expect(words()).toContain('GBP 18,240.00');
});

test.each([
  ['Xero is busy; this will go through by 10:50.', 'Xero is busy; this will go through by 10:50.'],
  [null, 'Refresh to try again now.'],
])('stale figures warn since when and why (%s)', async (reason, words) => {
  const opening = await opened(card({ freshness: { asOf: '2026-11-22T06:00:00Z', stale: true, reason } }));
  expect(opening.renderer.find(Alert).props.title).toBe('Xero has not been read for a while');
  expect(opening.words()).toContain(words);
  expect(opening.words()).toContain('updated 4 hours ago');
});

test('what else must be known of fresh figures is said without a warning', async () => {
  const reason = 'Due dates are counted in Europe/London.';
  const { renderer, words } = await opened(card({ freshness: { ...card().freshness, reason } }));
  expect(renderer.find(Alert).props).toMatchObject({ variant: 'info', title: 'About these figures' });
  expect(words()).toContain(reason);
});

test('fresh figures carry no warning', async () => {
  expect((await opened(card())).renderer.maybeFind(Alert)).toBeNull();
});

test('the first reading says so instead of an empty account, and can be looked at again', async () => {
  let answer = card({ state: 'not_matched', freshness: { asOf: null, stale: false, reason: null } });
  const { renderer, words } = await opened(() => ok(answer));
  expect(renderer.find(EmptyState).props.title).toBe('Reading Xero for the first time');
  expect(words()).toContain('not read yet');
  answer = card();
  renderer.find(Button, (button) => button.text === 'Look again').trigger('onClick');
  await settle();
  expect(words()).toContain('GBP 18,240.00');
});

test('not matched says how matching works, and that it is never by name', async () => {
  const { words } = await opened(card({ state: 'not_matched', contacts: [] }));
  expect(words()).toContain('No Xero contact matches Acme Ltd');
  expect(words()).toMatch(/number.*exactly the same email address.*never matched by name/);
  expect(words()).toContain('Refresh');
});

test('a record without a name is still spoken of', async () => {
  const nameless = { objectTypeId: '0-1', objectId: '501', name: '' };
  const { words } = await opened(card({ state: 'not_matched', record: nameless, customer: nameless }));
  expect(words()).toContain('No Xero contact matches this record');
});

test('nothing yet: the customer is known, nothing is invoiced', async () => {
  const standing = { status: 'no_history' as const, label: 'No history', sentence: 'Nothing has been invoiced.' };
  const { renderer, words } = await opened(card({ state: 'nothing_yet', standing, figures: [figures()] }));
  expect(renderer.find(EmptyState).props.title).toBe('Nothing invoiced yet');
  expect(words()).toMatch(/No history.*Acme Ltd same contact number/);
  expect(renderer.maybeFind(Statistics)).toBeNull();
});

test('status only: the standing shows, no amount does, and who can change that is named', async () => {
  const { renderer, words } = await opened(statusCard());
  expect(words()).toContain('Take care');
  expect(words()).toMatch(/Amounts are not shown to you.*An admin of Tieout can allow it/);
  expect(words()).not.toMatch(/GBP|\d,\d{3}/);
  expect(renderer.maybeFind(Statistics)).toBeNull();
  expect(renderer.maybeFind(Table)).toBeNull();
});

import { quoteState, expiryOf } from './quote-state.ts';

type Told = Parameters<typeof quoteState>[0];

const told = (more: Partial<Told> = {}): Told => ({
  ...{ status: 'APPROVED', stage: null, expiresAt: null, acceptedAt: null, signedAt: null },
  ...more,
});
const on = { zone: 'Europe/London', today: '2026-11-20' };
const at = (text: string) => new Date(text);

test.each<[string, Partial<Told>, string]>([
  ['nothing is told', { status: null }, 'draft'],
  ['a draft', { status: 'DRAFT' }, 'draft'],
  ['waiting for approval', { status: 'PENDING_APPROVAL' }, 'pending_approval'],
  ['turned down', { status: 'REJECTED' }, 'rejected'],
  ['approved', {}, 'published'],
  ['no approval needed', { status: 'APPROVAL_NOT_NEEDED' }, 'published'],
  ['accepted by its approval status', { status: 'ACCEPTED' }, 'accepted'],
  ['accepted on a day', { acceptedAt: at('2026-11-18T10:00:00Z') }, 'accepted'],
  ['signed by all', { signedAt: at('2026-11-18T10:00:00Z') }, 'accepted'],
  ['needs no approval and is a draft still', { status: 'APPROVAL_NOT_NEEDED', stage: 'DRAFT' }, 'draft'],
  ['published', { status: 'APPROVAL_NOT_NEEDED', stage: 'PUBLISHED' }, 'published'],
  ['changes requested', { stage: 'CHANGES_REQUESTED' }, 'rejected'],
  ['expired by HubSpot’s word', { stage: 'EXPIRED' }, 'expired'],
  ['signed before it expired', { stage: 'EXPIRED', signedAt: at('2026-11-01T10:00:00Z') }, 'accepted'],
  ['withdrawn after it was accepted', { stage: 'VOID', acceptedAt: at('2026-11-01T10:00:00Z') }, 'void'],
  ['a stage that nobody has seen', { stage: 'NEW_ONE' }, 'published'],
  ['ends today', { expiresAt: at('2026-11-20T00:00:00Z') }, 'published'],
  ['ended yesterday', { expiresAt: at('2026-11-19T00:00:00Z') }, 'expired'],
  ['a draft that ended yesterday', { status: 'DRAFT', expiresAt: at('2026-11-19T00:00:00Z') }, 'draft'],
])('%s', (_what, more, state) => {
  expect(quoteState(told(more), on)).toBe(state);
});

test('a date is the same everywhere, a moment is told by the organisation’s clock', () => {
  expect(expiryOf({ expiresAt: at('2026-11-20T00:00:00Z') }, 'America/New_York')).toBe('2026-11-20');
  expect(expiryOf({ expiresAt: at('2026-11-20T03:30:00Z') }, 'America/New_York')).toBe('2026-11-19');
  expect(expiryOf({ expiresAt: null }, 'Europe/London')).toBeNull();
});

import { Tabs } from '@hubspot/ui-extensions';
import type { OutcomeAnswer, PersonRights, Rights, RightsAnswer, Said } from '../../../src/contract/rights.ts';
import type { AdminSettings } from '../../../src/contract/settings.ts';
import { settle } from './open-card.tsx';
import { openSettings } from './open-settings.tsx';
import { ok } from './service.ts';
import { settings } from './settings-sample.ts';

export const rightsDoors = {
  look: 'GET /settings/rights',
  outcome: 'GET /settings/rights/outcome',
  change: 'POST /settings/rights',
};

export const NOTHING: Said = { own: null, team: null, all: null };
const STANDARD: Rights = { own: 'amounts', team: 'amounts', others: 'status' };

const byDefault = (right: Rights['own']) => ({ right, because: 'default' as const, team: null });

/** A rep of a team of whom nothing is said. */
export const priya = (change: Partial<PersonRights> = {}): PersonRights => ({
  ...{ userId: '1', name: 'Priya Nair', email: 'priya@northbank.test', teams: ['North'], admin: null },
  ...{ said: NOTHING, otherwise: STANDARD },
  may: { own: byDefault('amounts'), team: byDefault('amounts'), others: byDefault('status') },
  ...change,
});

const everything = (because: 'install' | 'user') => ({ right: 'admin' as const, because, team: null });

/** Who installed Tieout, and is in no team. */
export const installer = priya({
  ...{ userId: '5', name: 'Marcus Bell', email: 'marcus@northbank.test', teams: [], admin: 'installer' },
  may: { own: everything('install'), team: everything('install'), others: everything('install') },
});

export const admin = priya({
  ...{ userId: '4', name: 'Helen Okafor', email: null, admin: 'rule', said: { ...NOTHING, all: 'admin' } },
  may: { own: everything('user'), team: everything('user'), others: everything('user') },
});

export const rights = (change: Partial<RightsAnswer> = {}): RightsAnswer => ({
  ...{ people: [admin, installer, priya()], found: 3, page: 1, pageCount: 1, standard: STANDARD },
  teams: [{ teamId: '9', name: 'North', people: 8, said: { ...NOTHING, own: 'invoice' } }],
  departed: [],
  ...change,
});

const one = (right: Rights['own'], people = 1) => [{ right, people }];

export const outcome = (change: Partial<OutcomeAnswer> = {}): OutcomeAnswer => ({
  people: 1,
  now: { own: one('amounts'), team: one('amounts'), others: one('status') },
  then: { own: one('amounts'), team: one('amounts'), others: one('amounts') },
  ...change,
});

/** Opens the tab over a service that answers `first`; `say` changes what it answers from then on. */
export async function openPeople(first: unknown = ok(rights()), overview: AdminSettings = settings()) {
  let said = first;
  const page = await openSettings(overview);
  page.service.on(rightsDoors.look, () => said);
  page.service.on(rightsDoors.outcome, () => ok(outcome()));
  page.service.on(rightsDoors.change, () => ok('changed'));
  page.renderer.find(Tabs).trigger('onSelectedChange', 'people' as never);
  await settle();
  return { ...page, sayRights: (next: unknown) => void (said = next) };
}

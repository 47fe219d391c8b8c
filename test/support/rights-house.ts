import { rightsAnswer, type PersonRights, type RightsAnswer, type Said } from '../../src/contract/rights.ts';
import type { FreshDatabase } from './databases.ts';
import type { Ledger } from './ledger-builder.ts';
import { ADMIN, MEMBER, openSettingsHouse, settled, type SettingsHouse } from './settings-house.ts';

export const NOTHING: Said = { own: null, team: null, all: null };

/** A change of what is said of the member, asked for by the admin, unless said otherwise. */
interface AskedChange {
  kind?: 'user' | 'team';
  id?: string;
  said: Partial<Said>;
  seen?: Partial<Said>;
  by?: string;
}

type Answer = Awaited<ReturnType<SettingsHouse['ask']>>;

/** The doors of who may do what. */
export interface RightsHouse extends SettingsHouse {
  change: (portalId: string, change: AskedChange) => Promise<Answer>;
  look: (portalId: string, query?: Record<string, string>, userId?: string) => Promise<Answer>;
  rights: (portalId: string, query?: Record<string, string>) => Promise<RightsAnswer>;
  /** One of the people as listed. */
  one: (portalId: string, userId?: string) => Promise<PersonRights>;
  outcome: (portalId: string, query: Record<string, string>, userId?: string) => Promise<Answer>;
  /** Whom a rule of the portal is about, in order. */
  ruled: (portalId: string) => Promise<string[]>;
}

export async function openRightsHouse(fresh: () => Promise<FreshDatabase>): Promise<RightsHouse> {
  const house = await openSettingsHouse(fresh);
  const look: RightsHouse['look'] = (portalId, query = {}, userId = ADMIN) =>
    house.ask({ portalId, userId }, { path: '/settings/rights', query });
  const rights: RightsHouse['rights'] = async (portalId, query) =>
    rightsAnswer.parse((await look(portalId, query)).value);
  return {
    ...{ ...house, look, rights },
    change: (portalId, { kind = 'user', id = MEMBER, said, seen, by = ADMIN }) =>
      house.postAs(by)(portalId, 'rights', {
        ...{ kind, id },
        said: { ...NOTHING, ...said },
        seen: { ...NOTHING, ...seen },
      }),
    one: async (portalId, userId = MEMBER) => {
      const found = (await rights(portalId)).people.find((person) => person.userId === userId);
      if (!found) throw new Error(`${userId} is not listed`);
      return found;
    },
    outcome: (portalId, query, userId = ADMIN) =>
      house.ask({ portalId, userId }, { path: '/settings/rights/outcome', query }),
    ruled: async (portalId) => {
      const rows = await house.store.withPortal(portalId, ({ db }) =>
        db.selectFrom('access_rules').selectAll().orderBy('subject_id').orderBy('scope').execute(),
      );
      return rows.map((row) => `${row.subject_kind} ${row.subject_id} ${row.scope} ${row.right} ${row.right_before}`);
    },
  };
}

/** As `settled`, with a user of both teams and one of the other, and a company of the member's, of each of theirs, and nobody's. */
export const owned = (portalId: string): Ledger =>
  settled(portalId)
    .user('8', { t: 'North', s: 'South' })
    .user('5', { s: 'South' })
    .company('501', { ownerId: '90' })
    .company('502', { ownerId: '80' })
    .company('503', { ownerId: '50' })
    .company('504');

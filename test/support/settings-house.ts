import { settingsOverview, type AdminSettings, type ConnectionSettings } from '../../src/contract/settings.ts';
import type { FreshDatabase } from './databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from './door-house.ts';
import { Ledger } from './ledger-builder.ts';
import { newPortal } from './card-ledgers.ts';

/** Installed the app. */
export const INSTALLER = '1';
/** Made an admin by a rule. */
export const ADMIN = '7';
/** May look at amounts. */
export const MEMBER = '9';

/** A portal with an installer, an admin and a member, connected to an organisation with two accounts and three rates. */
export const settled = (portalId: string): Ledger =>
  new Ledger(portalId)
    .user(INSTALLER)
    .user(ADMIN)
    .user(MEMBER, { t: 'North' })
    .rule({ subject_kind: 'user', subject_id: ADMIN, right: 'admin', scope: 'all' })
    .organisation({ name: 'Acme Books' })
    .salesAccount('200')
    .salesAccount('201')
    .salesAccount('299', { status: 'ARCHIVED' })
    .taxRate('OUTPUT2', '20')
    .taxRate('ZERORATEDOUTPUT', '0')
    .taxRate('INPUT2', '20', { canApplyToRevenue: false })
    .readUntil(NOW);

type Answer = Awaited<ReturnType<DoorHouse['ask']>>;

/** The doors of the settings. */
export interface SettingsHouse extends DoorHouse {
  /** A portal of its own; returns its id. Its organisation is `tenant-of-{id}`. */
  write: (build?: (portalId: string) => Ledger) => Promise<string>;
  /** An admin's POST. */
  post: (portalId: string, path: string, body?: object) => Promise<Answer>;
  postAs: (userId: string) => SettingsHouse['post'];
  overview: (portalId: string, userId?: string) => Promise<Answer>;
  admins: (portalId: string, userId?: string) => Promise<AdminSettings>;
  /** The first of the connections, as an admin sees it. */
  connection: (portalId: string) => Promise<ConnectionSettings>;
  /** What the audit log of the portal holds, oldest first. */
  audit: (portalId: string) => Promise<string[]>;
}

export async function openSettingsHouse(fresh: () => Promise<FreshDatabase>): Promise<SettingsHouse> {
  const house = await openDoorHouse(fresh);
  const overview: SettingsHouse['overview'] = (portalId, userId = ADMIN) =>
    house.ask({ portalId, userId }, { path: '/settings/overview' });
  const postAs: SettingsHouse['postAs'] =
    (userId) =>
    (portalId, path, body = {}) =>
      house.ask({ portalId, userId }, { method: 'POST', path: `/settings/${path}`, body });
  const audit: SettingsHouse['audit'] = async (portalId) => {
    const rows = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('audit_log').selectAll().orderBy('audit_id').execute(),
    );
    return rows.map((row) => `${row.user_id} ${row.action} ${row.object_type_id}/${row.object_id} ${row.right}`);
  };
  const admins: SettingsHouse['admins'] = async (portalId, userId) => {
    const answer = settingsOverview.parse((await overview(portalId, userId)).value);
    if (answer.role !== 'admin') throw new Error(`The role is ${answer.role}`);
    return answer;
  };
  return {
    ...house,
    write: async (build = settled) => {
      const portalId = newPortal();
      await build(portalId).write(house.store);
      return portalId;
    },
    post: postAs(ADMIN),
    postAs,
    overview,
    admins,
    connection: async (portalId) => {
      const [first] = (await admins(portalId)).connections;
      if (!first) throw new Error('There is no connection');
      return first;
    },
    audit,
  };
}

import type { Conflict, NotReady } from '../lib/failure.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { nameOf } from '../tenancy/settings/person-name.ts';
import type { SettingsStore } from '../tenancy/settings/ports.ts';
import type { Choosable, ChosenTopic, Topic } from './facts.ts';
import type { BillingSettingsStore, KeptVersion } from './ports.ts';
import { topicGaps } from './rules/topic-gaps.ts';

/** What a change of the settings reaches, in one transaction of the portal. */
export interface ChangingStores {
  kept: BillingSettingsStore;
  portal: Pick<SettingsStore, 'lock' | 'people'>;
}

/** Who changes the settings of which organisation, having seen which version of the topic. */
export interface Changing {
  tenantId: string;
  version: number;
  userId: string;
  userEmail: string;
  at: Date;
}

/**
 * Sets one topic of an organisation that the portal is tied to: a new version with who and when. Refused in words is what
 * the organisation or the CRM does not have; as a conflict, a change of what somebody else has changed meanwhile.
 */
export async function changeTopic(
  stores: ChangingStores,
  { chosen, choosable, ...who }: Changing & { chosen: ChosenTopic; choosable: Choosable },
): Promise<Result<number, NotReady | Conflict>> {
  await stores.portal.lock();
  const gaps = topicGaps(chosen, choosable);
  if (gaps.length > 0) return err({ code: 'not_ready', gaps });
  const newest = await newestOf(stores.kept, who.tenantId, chosen.topic);
  if ((newest?.version ?? 0) !== who.version) return err(await changedMeanwhile(stores, newest));
  return addVersion(stores, { chosen, undoneFrom: null, ...who });
}

/** Null: nobody has ever set the topic. */
async function newestOf(kept: BillingSettingsStore, tenantId: string, topic: Topic): Promise<KeptVersion | null> {
  return (await kept.newest(tenantId)).find((version) => version.topic === topic) ?? null;
}

/** Adds the version after the one that the person saw. */
export async function addVersion(
  stores: ChangingStores,
  { chosen, undoneFrom, ...who }: Changing & { chosen: ChosenTopic; undoneFrom: number | null },
): Promise<Result<number, Conflict>> {
  const { tenantId, userId, userEmail, at } = who;
  const version = who.version + 1;
  const added = await stores.kept.add(tenantId, { ...chosen, version, undoneFrom, changed: { userId, userEmail, at } });
  return added ? ok(version) : err(await changedMeanwhile(stores, null));
}

/** The conflict of whoever has not seen the newest version. */
export async function changedMeanwhile({ portal }: ChangingStores, newest: KeptVersion | null): Promise<Conflict> {
  const who = newest ? nameOf(await portal.people(), newest.changed.userId, newest.changed.userEmail) : 'Somebody else';
  const message = `${who} has changed these settings since you opened them. Nothing of yours was saved.`;
  return { code: 'conflict', message };
}

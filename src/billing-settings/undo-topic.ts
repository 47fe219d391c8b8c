import type { Conflict } from '../lib/failure.ts';
import { err, type Result } from '../lib/result.ts';
import { addVersion, changedMeanwhile, type Changing, type ChangingStores } from './change-topic.ts';
import { NOTHING_CHOSEN, type ChosenTopic, type Topic } from './facts.ts';

const NOTHING_TO_UNDO: Conflict = {
  code: 'conflict',
  message: 'Nothing of this was ever changed, so nothing can be undone.',
};

/**
 * Undoes the newest change of a topic: the version before it is added as a new one, so that undoing can be undone. It is
 * put back as it was: what of it has gone from Xero since is told as a warning, as if nobody had changed it.
 */
export async function undoTopic(
  stores: ChangingStores,
  { topic, ...who }: Changing & { topic: Topic },
): Promise<Result<number, Conflict>> {
  await stores.portal.lock();
  const [newest, before] = await stores.kept.history(who.tenantId, topic, 2);
  if (!newest) return err(NOTHING_TO_UNDO);
  if (newest.version !== who.version) return err(await changedMeanwhile(stores, newest));
  const chosen = { topic, document: before?.document ?? NOTHING_CHOSEN[topic] } as ChosenTopic;
  return addVersion(stores, { chosen, undoneFrom: newest.version, ...who });
}

import type { Intent } from '../facts.ts';
import type { OutboxStore } from '../ports.ts';
import { isUnderWay } from './rules/next-step.ts';

type Outbox = Pick<OutboxStore, 'insert' | 'active' | 'lock'>;

/**
 * The given intent itself once it stands in the outbox, or the one that is there already for the same subject, locked: under
 * way or done. One that is given back between two of these statements leaves the way free, so the insert is tried again;
 * throws when that never ends.
 */
export async function insertOrActive(outbox: Outbox, intent: Intent): Promise<Intent> {
  for (let tries = 0; tries < TRIES; tries++) {
    if (await outbox.insert(intent)) return intent;
    const active = await outbox.active(intent.tenantId, intent.kind, intent.subject);
    const locked = active && (await outbox.lock(active.intentId));
    if (locked && (isUnderWay(locked) || locked.state === 'done')) return locked;
  }
  throw new Error(`The intent for ${intent.subject} is neither there nor can it be added`);
}

/** Each further try means that somebody else's intent came and went meanwhile. */
const TRIES = 5;

import type { IntentState } from '../../src/contract/invoicing.ts';
import type { Ask } from '../shared/service/ask.ts';
import { lookWaits, sleep } from '../shared/service/sleep.ts';

export interface Follower {
  ask: Ask;
  /** False once somebody else's turn has come; then nothing more is asked or told. */
  isCurrent: () => boolean;
  /** Is told whatever is learned on the way. */
  tell: (intent: IntentState) => void;
}

export const isSettled = ({ state }: IntentState): boolean => state === 'done' || state === 'rejected';

/**
 * Asks how a write stands, from 2 to 10 seconds apart and for two minutes at most, until it is done or rejected. A question
 * that fails is asked again in its turn.
 * @returns what is known at the end, settled or not.
 */
export async function followIntent(intent: IntentState, { ask, isCurrent, tell }: Follower): Promise<IntentState> {
  let known = intent;
  for (const wait of lookWaits) {
    if (isSettled(known)) break;
    await sleep(wait);
    if (!isCurrent()) break;
    const answer = await ask<IntentState>(`/cards/intents/${encodeURIComponent(intent.intentId)}`);
    if (!answer.ok || !isCurrent()) continue;
    known = answer.value;
    tell(known);
  }
  return known;
}

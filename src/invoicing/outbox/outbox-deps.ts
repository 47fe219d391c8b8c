import type { Clock } from '../../lib/clock.ts';
import type { Failure } from '../../lib/failure.ts';
import type { NewId } from '../../lib/ids.ts';
import type { InOutbox, XeroWriter } from '../ports.ts';

/** What settling needs: the time, ids for issues, and what a failure means in words. */
export interface SettleDeps {
  clock: Clock;
  newId: NewId;
  words: (failure: Failure) => { message: string; fix?: string | undefined };
}

/** What working on intents needs. */
export interface OutboxDeps extends SettleDeps {
  inOutbox: InOutbox;
  writer: XeroWriter;
}

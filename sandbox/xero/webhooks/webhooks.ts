import type { Kit } from '../../kit/stand-in.ts';
import { randomFor } from '../../seed/random.ts';
import type { DocumentChange, Events } from '../events.ts';
import type { XeroState } from '../state.ts';
import { inOrder, shuffled } from './batches.ts';
import { drain, mustWait, openReceiver, type Courier, type Round } from './deliveries.ts';
import { NO_TROUBLE, type NumberedEvent, type WebhookMemory } from './memory.ts';
import { eventOf } from './payload.ts';
import { ANSWER_WITHIN_MS } from './post.ts';

/** Events that come within this time travel together. */
const GATHER_MS = 200;
/** How often the clock is looked at while a retry waits for it. */
const LOOK_MS = 50;

export interface WebhookOptions {
  /** Where webhooks go; absent: events are kept and nothing is sent. */
  url?: string | undefined;
  /** What they are signed with. */
  key?: string | undefined;
  /** Default: Xero's five seconds. */
  timeoutMs?: number;
}

export type Mode = 'deliver' | 'hold' | 'duplicate' | 'shuffle' | 'drop';

/** What can be changed about deliveries; what is absent stays as it is. */
export interface WebhookSettings {
  /** `release`: what waits now is delivered, and the mode stays. */
  mode?: Mode | 'release' | undefined;
  /** Decides the order of `shuffle`. */
  seed?: number | undefined;
  /** Whether a write is answered only after its webhook was delivered, or has failed. */
  beforeAnswer?: boolean | undefined;
  url?: string | undefined;
  key?: string | undefined;
}

export interface WebhookReport extends Pick<WebhookMemory, 'delivered' | 'failed' | 'dropped' | 'confirmed'> {
  mode: Mode;
  beforeAnswer: boolean;
  /** Events that wait. */
  pending: number;
  url: string | null;
  /** Why nothing is sent; null while deliveries are on. */
  disabled: string | null;
  nextAttemptAt: string | null;
}

/** Tells the app's receiver of every change, as reliably or unreliably as it was told to. */
export class Webhooks {
  readonly #kit: Kit<XeroState>;
  readonly #courier: Courier;
  readonly #stop = new AbortController();
  #mode: Mode = 'deliver';
  #beforeAnswer = false;
  #random = randomFor('1');
  #timer: NodeJS.Timeout | undefined;
  #running = Promise.resolve();

  constructor(kit: Kit<XeroState>, events: Events, { url, key, timeoutMs = ANSWER_WITHIN_MS }: WebhookOptions) {
    const memory = kit.state.data.webhooks;
    this.#kit = kit;
    this.#courier = { clock: kit.clock, memory, timeoutMs, stop: this.#stop.signal };
    this.#moveTo({ url, key });
    events.subscribe((change) => this.#take(change));
    this.#arm(GATHER_MS);
  }

  /** Where deliveries stand. */
  report(): WebhookReport {
    const { delivered, failed, dropped, confirmed, waiting, url, disabled, nextAttemptAt } = this.#courier.memory;
    return {
      mode: this.#mode,
      beforeAnswer: this.#beforeAnswer,
      pending: waiting.length,
      delivered,
      failed,
      dropped,
      confirmed,
      url: url ?? null,
      disabled: disabled ?? null,
      nextAttemptAt: nextAttemptAt ?? null,
    };
  }

  /** Changes how webhooks are delivered. Deliveries that were off are switched on again; resolves when what may go has gone. */
  async set({ mode, seed, beforeAnswer, ...endpoint }: WebhookSettings): Promise<void> {
    if (mode !== undefined && mode !== 'release') this.#mode = mode;
    if (seed !== undefined || mode === 'shuffle') this.#random = randomFor(String(seed ?? 1));
    this.#beforeAnswer = beforeAnswer ?? this.#beforeAnswer;
    this.#moveTo(endpoint);
    if (mode === 'hold' || mode === 'drop') {
      await this.#running;
      return;
    }
    this.#switchOn();
    void this.#inTurn(() => openReceiver(this.#courier));
    await this.#run({ evenHeld: mode === 'release' });
  }

  /** Ends what is under way; what waits is kept. */
  async close(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await this.#running;
  }

  #moveTo({ url, key }: Pick<WebhookSettings, 'url' | 'key'>): void {
    const { memory } = this.#courier;
    if ((url ?? memory.url) === memory.url && (key ?? memory.key) === memory.key) return;
    Object.assign(memory, { url: url ?? memory.url, key: key ?? memory.key, confirmed: false });
    this.#switchOn();
  }

  #switchOn(): void {
    const { memory } = this.#courier;
    if (memory.disabled === undefined) return;
    Object.assign(memory, { ...NO_TROUBLE, disabled: undefined, confirmed: false });
  }

  async #take(change: DocumentChange): Promise<void> {
    const { connections } = this.#kit.state.data;
    const { organisationId } = change.organisation;
    if (!connections.some(({ connected, tenantId }) => connected && tenantId === organisationId)) return;
    const { memory, clock } = this.#courier;
    const sequence = memory.nextSequence++;
    if (this.#mode === 'drop') memory.dropped += 1;
    else memory.waiting.push({ sequence, event: eventOf(change, clock.now()) });
    if (this.#beforeAnswer) await this.#run();
    else this.#arm(GATHER_MS);
  }

  /** Sees that a round begins so many milliseconds from now, or sooner; not before a retry is due. */
  #arm(ms: number): void {
    if (this.#stop.signal.aborted) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (mustWait(this.#courier)) this.#arm(LOOK_MS);
      else void this.#run();
    }, ms).unref();
  }

  #round(): Round {
    const cut = (events: readonly NumberedEvent[]): NumberedEvent[][] =>
      this.#mode === 'shuffle' ? shuffled(events, this.#random) : inOrder(events);
    return { cut, times: this.#mode === 'duplicate' ? 2 : 1 };
  }

  /** One round of what waits now; what comes meanwhile begins the next. */
  #run({ evenHeld = false } = {}): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#mode === 'hold' && !evenHeld) return;
      await drain(this.#courier, this.#round());
      this.#kit.state.changed();
      if (this.#courier.memory.nextAttemptAt !== undefined) this.#arm(LOOK_MS);
    });
  }

  /** One thing after the other, never two at once. */
  #inTurn(step: () => Promise<unknown>): Promise<void> {
    this.#running = this.#running.then(async () => {
      await step();
    });
    return this.#running;
  }
}

import { createRounds, type Rounds } from '../../kit/rounds.ts';
import { shuffled } from '../../kit/shuffled.ts';
import { randomFor } from '../../seed/random.ts';
import type { Portal } from '../api.ts';
import type { Caller } from '../calling/call-app.ts';
import type { Change } from '../changes.ts';
import type { Subscription } from './config.ts';
import { deliver, inBatches } from './deliver.ts';
import { eventOf } from './event-of.ts';
import type { WebhookMemory } from './memory.ts';
import { asksFor, keptSubscriptions, type KeptSubscription } from './subscriptions.ts';

/** Events that come within this time travel together. */
const GATHER_MS = 200;
/** HubSpot waits five seconds for an answer. */
const ANSWER_WITHIN_MS = 5000;
/** Where the app has not said how many requests it takes at once. */
const DEFAULT_CONCURRENT = 10;

export interface WebhookOptions extends Omit<Caller, 'stop'> {
  /** Of the app's answer; default: HubSpot's. */
  timeoutMs?: number | undefined;
  /** Says that the state has changed. */
  changed: () => void;
}

type Mode = 'deliver' | 'hold' | 'duplicate' | 'shuffle' | 'drop';

/** What can be changed about deliveries; what is absent stays as it is. */
export interface WebhookSettings {
  /** `release`: what waits now is delivered, and the mode stays. */
  mode?: Mode | 'release' | undefined;
  /** Decides the order of `shuffle`. */
  seed?: number | undefined;
  targetUrl?: string | undefined;
  subscriptions?: Subscription[] | undefined;
}

export interface WebhookReport extends Pick<WebhookMemory, 'delivered' | 'dropped' | 'givenUp' | 'failed'> {
  mode: Mode;
  targetUrl: string | null;
  subscriptions: (Subscription & { id: number; inactive?: string })[];
  /** Events that wait. */
  pending: number;
  nextAttemptAt: string | null;
}

/** Tells the app of changes in the CRM, as reliably or unreliably as it was told to. */
export class Webhooks {
  readonly #portal: Portal;
  readonly #options: WebhookOptions;
  readonly #memory: WebhookMemory;
  readonly #rounds: Rounds;
  #mode: Mode = 'deliver';
  #random = randomFor('1');

  constructor(portal: Portal, options: WebhookOptions) {
    this.#portal = portal;
    this.#options = options;
    this.#memory = portal.state.webhooks;
    this.#rounds = createRounds({
      clock: portal.clock,
      dueAt: () => this.#dueAt(),
      work: () => (this.#mode === 'hold' ? Promise.resolve() : this.#send()),
    });
    portal.changes.listen((change) => this.#take(change));
    this.#rounds.arm(GATHER_MS);
  }

  /** Where deliveries stand. */
  report(): WebhookReport {
    const { delivered, dropped, givenUp, failed, waiting } = this.#memory;
    return {
      mode: this.#mode,
      targetUrl: this.#targetUrl() ?? null,
      subscriptions: this.#subscriptions().map(({ subscription, ...more }) => ({ ...subscription, ...more })),
      pending: waiting.length,
      ...{ delivered, dropped, givenUp, failed },
      nextAttemptAt: this.#nextAttemptAt() ?? null,
    };
  }

  /** Changes what is told, where and how; resolves when what may go has gone. */
  async set({ mode, seed, targetUrl, subscriptions }: WebhookSettings): Promise<void> {
    if (mode !== undefined && mode !== 'release') this.#mode = mode;
    if (seed !== undefined || mode === 'shuffle') this.#random = randomFor(String(seed ?? 1));
    this.#memory.targetUrl = targetUrl ?? this.#memory.targetUrl;
    this.#memory.subscriptions = subscriptions ?? this.#memory.subscriptions;
    await (mode === 'release' ? this.#rounds.inTurn(() => this.#send()) : this.#rounds.run());
  }

  /** Ends what is under way; what waits is kept. */
  close(): Promise<void> {
    return this.#rounds.close();
  }

  #targetUrl(): string | undefined {
    return this.#memory.targetUrl ?? this.#options.app.webhooks?.targetUrl;
  }

  #subscriptions(): KeptSubscription[] {
    const wanted = this.#memory.subscriptions ?? this.#options.app.webhooks?.subscriptions ?? [];
    return keptSubscriptions(this.#portal.state, wanted);
  }

  #nextAttemptAt(): string | undefined {
    return this.#memory.waiting.map(({ dueAt }) => dueAt).sort()[0];
  }

  #dueAt(): number | undefined {
    const at = this.#nextAttemptAt();
    return at === undefined || this.#mode === 'hold' || this.#targetUrl() === undefined ? undefined : Date.parse(at);
  }

  #take(change: Change): void {
    const { state, clock } = this.#portal;
    const memory = this.#memory;
    memory.changes += 1;
    const dueAt = clock.now().toISOString();
    const origin = { portalId: state.portal.id, appId: this.#options.app.appId, number: memory.changes };
    for (const subscription of this.#subscriptions().filter((one) => asksFor(one, change))) {
      if (this.#mode === 'drop') memory.dropped += 1;
      else memory.waiting.push({ facts: eventOf(change, { ...origin, subscription }), attempts: 0, dueAt });
    }
    this.#rounds.arm(GATHER_MS);
  }

  /** Sends what is due. A shuffled order is to be met with as it is: one event, and one POST, at a time. */
  async #send(): Promise<void> {
    const { clock } = this.#portal;
    const { app, origins, timeoutMs = ANSWER_WITHIN_MS, changed } = this.#options;
    const targetUrl = this.#targetUrl();
    if (targetUrl === undefined) return;
    const now = clock.now().toISOString();
    const due = this.#memory.waiting.filter(({ dueAt }) => dueAt <= now);
    const isShuffled = this.#mode === 'shuffle';
    const round = {
      ...{ app, origins, stop: this.#rounds.stop, clock, memory: this.#memory, targetUrl, timeoutMs },
      times: this.#mode === 'duplicate' ? 2 : 1,
      atOnce: isShuffled ? 1 : (app.webhooks?.maxConcurrentRequests ?? DEFAULT_CONCURRENT),
    };
    await deliver(round, isShuffled ? inBatches(shuffled(due, this.#random), 1) : inBatches(due));
    changed();
  }
}

import { createRounds, type Rounds } from '../../kit/rounds.ts';
import type { Kit } from '../../kit/stand-in.ts';
import { randomFor } from '../../seed/random.ts';
import type { Category, DocumentChange, Events } from '../events.ts';
import type { XeroState } from '../state.ts';
import { inOrder, oneByOne } from './batches.ts';
import { drain, openReceiver, type Courier, type Round } from './deliveries.ts';
import { NO_TROUBLE, USUAL, type NumberedEvent, type WebhookMemory } from './memory.ts';
import { eventOf } from './payload.ts';
import { ANSWER_WITHIN_MS } from './post.ts';

/** Events that come within this time travel together. */
const GATHER_MS = 200;

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
  /** What the webhook is about from now on. */
  categories?: Category[] | undefined;
  url?: string | undefined;
  key?: string | undefined;
}

export interface WebhookReport extends Pick<WebhookMemory, 'delivered' | 'failed' | 'dropped' | 'confirmed'> {
  mode: Mode;
  beforeAnswer: boolean;
  categories: readonly Category[];
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
  readonly #rounds: Rounds;
  #mode: Mode = 'deliver';
  #beforeAnswer = false;
  #random = randomFor('1');

  constructor(kit: Kit<XeroState>, events: Events, { url, key, timeoutMs = ANSWER_WITHIN_MS }: WebhookOptions) {
    const memory = kit.state.data.webhooks;
    this.#kit = kit;
    const { clock } = kit;
    this.#rounds = createRounds({ clock, dueAt: () => this.#dueAt(), work: () => this.#send() });
    this.#courier = { clock, memory, timeoutMs, stop: this.#rounds.stop };
    this.#moveTo({ url, key });
    events.subscribe((change) => this.#take(change));
    this.#rounds.arm(GATHER_MS);
  }

  /** Where deliveries stand. */
  report(): WebhookReport {
    const { delivered, failed, dropped, confirmed, waiting, url, disabled, nextAttemptAt } = this.#courier.memory;
    return {
      mode: this.#mode,
      beforeAnswer: this.#beforeAnswer,
      categories: this.#courier.memory.categories ?? USUAL,
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
  async set({ mode, seed, beforeAnswer, categories, ...endpoint }: WebhookSettings): Promise<void> {
    if (mode !== undefined && mode !== 'release') this.#mode = mode;
    if (seed !== undefined || mode === 'shuffle') this.#random = randomFor(String(seed ?? 1));
    this.#beforeAnswer = beforeAnswer ?? this.#beforeAnswer;
    if (categories !== undefined) this.#courier.memory.categories = categories;
    this.#moveTo(endpoint);
    if (mode === 'hold' || mode === 'drop') {
      await this.#rounds.inTurn(() => Promise.resolve());
      return;
    }
    this.#switchOn();
    void this.#rounds.inTurn(() => openReceiver(this.#courier));
    await (mode === 'release' ? this.#rounds.inTurn(() => this.#drain()) : this.#rounds.run());
  }

  /** Ends what is under way; what waits is kept. */
  close(): Promise<void> {
    return this.#rounds.close();
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
    if (!(memory.categories ?? USUAL).includes(change.category)) return;
    const sequence = memory.nextSequence++;
    if (this.#mode === 'drop') memory.dropped += 1;
    else memory.waiting.push({ sequence, event: eventOf(change, clock.now()) });
    if (this.#beforeAnswer) await this.#rounds.run();
    else this.#rounds.arm(GATHER_MS);
  }

  /** Nothing is due while events are held, or while there is nobody to send them to. */
  #dueAt(): number | undefined {
    const { url, key, disabled, waiting, nextAttemptAt } = this.#courier.memory;
    if (this.#mode === 'hold' || url === undefined || key === undefined || disabled !== undefined) return undefined;
    if (waiting.length === 0) return undefined;
    return nextAttemptAt === undefined ? this.#kit.clock.now().getTime() : Date.parse(nextAttemptAt);
  }

  #round(): Round {
    const cut = (events: readonly NumberedEvent[]): NumberedEvent[][] =>
      this.#mode === 'shuffle' ? oneByOne(events, this.#random) : inOrder(events);
    return { cut, times: this.#mode === 'duplicate' ? 2 : 1 };
  }

  async #send(): Promise<void> {
    if (this.#mode !== 'hold') await this.#drain();
  }

  /** What waits now; what comes meanwhile is for the next round. */
  async #drain(): Promise<void> {
    await drain(this.#courier, this.#round());
    this.#kit.state.changed();
  }
}

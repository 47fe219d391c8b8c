import { setTimeout as sleep } from 'node:timers/promises';
import type { Response } from 'express';
import { z } from 'zod';

/**
 * What can go wrong with a call:
 * - `status`: this HTTP status is answered, in the vendor's shape, and nothing is done; `words` are what it says
 * - `delay`: the call is served after `delayMs`
 * - `cut`: the connection is closed without an answer, and nothing is done
 * - `half`: the call is served, but the connection is closed after half of the promised bytes
 * - `commit-then-cut`: the call is served and everything it does is done, but the connection is closed without an answer
 * - `throttle`: the vendor's 429
 * - `lag`: lists do not show yet what was written in the last `delayMs` of the stand-in's clock. Kept by the vendor's
 *   own reading, beside whatever else strikes the call
 */
export const faultSchema = z.strictObject({
  /** OpenAPI operation id, a finer name that some operations have for a call, or `*` for every one. */
  operation: z.string().min(1),
  kind: z.enum(['status', 'delay', 'cut', 'half', 'commit-then-cut', 'throttle', 'lag']),
  /** For `status`; default 500. */
  status: z.int().min(400).max(599).default(500),
  /** For `status`: what the answer says where the vendor's answer has room for words; default: the vendor's usual ones. */
  words: z.string().min(1).optional(),
  /** For `delay` and `lag`; default 1000. */
  delayMs: z.int().min(0).default(1000),
  /** How many calls it strikes; default: until the faults are cleared. */
  times: z.int().positive().optional(),
  /** Of striking each call, 0 to 1; default 1. */
  probability: z.number().min(0).max(1).default(1),
  /** Makes a probability repeatable. */
  seed: z.int().default(1),
});
export type Fault = z.infer<typeof faultSchema>;

/** An operation as faults may name it. */
export interface Strikable {
  id: string;
  /** The finer names of its calls. */
  finer?: readonly string[];
  /** Whether a `lag` strikes it: what it answers may trail behind what was written. Absent: it never does. */
  lags?: boolean;
}

/** The faults that are switched on. They are not part of the saved state. */
export interface Faults {
  /** Says that there is such an operation. */
  know: (operation: Strikable) => void;
  /** Why a fault would never strike; undefined when it may. */
  refusal: (fault: Pick<Fault, 'operation' | 'kind'>) => string | undefined;
  /** Throws on a fault that would never strike. */
  add: (fault: Fault) => void;
  list: () => Fault[];
  clear: () => void;
  /** The fault that strikes this call, if any; counts it down. Never a `lag`. `detail` is the call's finer name. */
  strike: (operation: string, detail?: string) => Fault | undefined;
  /** By how many milliseconds this list trails behind; 0 when no `lag` strikes it. Counts it down. */
  lagMs: (operation: string) => number;
}

/** Mulberry32: a small public-domain generator, enough for repeatable coin flips. */
const coin = (seed: number): (() => number) => {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

interface On {
  fault: Fault;
  left: number;
  flip: () => number;
}

const lagging = (known: readonly Strikable[]): string => {
  const ids = known.flatMap(({ id, lags }) => (lags === true ? id : []));
  return ids.length === 0 ? 'nothing here' : `only ${ids.join(', ')}`;
};

const refusalAmong = (known: readonly Strikable[], { operation, kind }: Pick<Fault, 'operation' | 'kind'>) => {
  const named = known.filter(({ id, finer = [] }) => operation === '*' || [id, ...finer].includes(operation));
  if (named.length === 0) return `There is no operation '${operation}' for a fault to strike`;
  const isLagIdle = kind === 'lag' && !named.some(({ id, lags }) => lags === true && ['*', id].includes(operation));
  return isLagIdle ? `No lag strikes '${operation}': it strikes ${lagging(known)}` : undefined;
};

const switchedOn = (fault: Fault): On => ({ fault, left: fault.times ?? Infinity, flip: coin(fault.seed) });

/**
 * No fault is on at first. Of several that fit one call, the one switched on first strikes. `standing` is the weather: it strikes
 * where no other does, is not listed and is never cleared.
 */
export const createFaults = (standing: readonly Fault[] = []): Faults => {
  let on: On[] = [];
  const known: Strikable[] = [];
  const refusal: Faults['refusal'] = (fault) => refusalAmong(known, fault);
  const weather = standing.map(switchedOn);
  const hit = (names: readonly (string | undefined)[], isLag: boolean): Fault | undefined => {
    const struck = [...on, ...weather].find(
      ({ fault, flip }) =>
        (fault.kind === 'lag') === isLag && ['*', ...names].includes(fault.operation) && flip() < fault.probability,
    );
    if (struck === undefined) return undefined;
    struck.left -= 1;
    on = on.filter(({ left }) => left > 0);
    return struck.fault;
  };
  return {
    know: (operation) => void known.push(operation),
    refusal,
    add(fault) {
      const refused = refusal(fault);
      if (refused !== undefined) throw new Error(refused);
      on.push(switchedOn(fault));
    },
    list: () => on.map(({ fault }) => fault),
    clear: () => void (on = []),
    strike: (operation, detail) => hit([operation, detail], false),
    lagMs: (operation) => hit([operation], true)?.delayMs ?? 0,
  };
};

/** Lets the answer promise all of its bytes, send half of them and break off. */
const breakHalfway = (response: Response): void => {
  response.end = ((body: string | Buffer | undefined) => {
    const bytes = Buffer.from(body ?? '');
    // Of nothing there is no half: the answer does not come at all.
    if (bytes.length === 0) {
      response.socket?.destroy();
      return response;
    }
    response.setHeader('Content-Length', bytes.length);
    response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.socket?.destroy());
    return response;
  }) as Response['end'];
};

/** Lets the call do all that it does, and then breaks off instead of answering. */
const breakBeforeAnswer = (response: Response): void => {
  response.end = (() => {
    response.socket?.destroy();
    return response;
  }) as Response['end'];
};

/** How a vendor words a failure that a fault asked for. */
export interface FaultAnswers {
  failed: (response: Response, fault: Pick<Fault, 'status' | 'words'>) => void;
  throttled: (response: Response) => void;
}

/** Plays a fault out; true when the call shall still be served. */
export const playFault = async (fault: Fault, response: Response, answers: FaultAnswers): Promise<boolean> => {
  switch (fault.kind) {
    case 'delay':
      await sleep(fault.delayMs);
      return true;
    case 'half':
      breakHalfway(response);
      return true;
    case 'commit-then-cut':
      breakBeforeAnswer(response);
      return true;
    case 'lag':
      return true;
    case 'cut':
      response.socket?.destroy();
      return false;
    case 'status':
      answers.failed(response, fault);
      return false;
    case 'throttle':
      answers.throttled(response);
      return false;
  }
};

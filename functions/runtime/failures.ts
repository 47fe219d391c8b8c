import { ASK_ADMIN } from '../../src/access/rules/ask-admin.ts';
import type { Problem } from '../../src/contract/envelope.ts';
import type { Failure, Vendor } from '../../src/lib/failure.ts';

/** What the queue does with a job that met the failure. */
export type QueueTreatment =
  /** Send it again after that many seconds; no attempt is spent. */
  | { do: 'later'; afterSeconds: number }
  /** Try again with backoff; after the last attempt, an issue. */
  | { do: 'retry' }
  /** Open an issue at once and try no more. */
  | { do: 'issue' }
  /** This connection's jobs end here until somebody connects again. */
  | { do: 'stop' }
  /** Nothing is left to do. */
  | { do: 'drop' };

interface Meaning<F extends Failure> {
  /** What the person is told. */
  words: (failure: F) => Omit<Problem, 'code'>;
  /** The next step of whoever has just asked and waits, where `words` speak of work that goes on by itself. */
  askAgain?: (failure: F) => string;
  queue: (failure: F) => QueueTreatment;
}

type Code = Failure['code'];
type Of<C extends Code> = Extract<Failure, { code: C }>;

const NAMES: Record<Vendor, string> = { xero: 'Xero', hubspot: 'HubSpot' };

/** The one table of what each failure means: to the person who looks, and to the queue. */
const MEANINGS: { [C in Code]: Meaning<Of<C>> } = {
  vendor_throttled: {
    words: ({ vendor, retryAfterSeconds }) => ({
      message: `${NAMES[vendor]} is busy.`,
      fix: `It takes calls again in ${waiting(retryAfterSeconds)}; nothing needs to be done.`,
    }),
    askAgain: ({ retryAfterSeconds }) => `Try again in ${waiting(retryAfterSeconds)}.`,
    queue: ({ retryAfterSeconds }) => ({ do: 'later', afterSeconds: Math.max(1, Math.ceil(retryAfterSeconds)) }),
  },
  vendor_unavailable: {
    words: ({ vendor }) => ({
      message: `${NAMES[vendor]} cannot be reached at the moment.`,
      fix: 'It is tried again by itself. What is shown is as of the last reading.',
    }),
    askAgain: () => 'Try again in a few minutes.',
    queue: () => ({ do: 'retry' }),
  },
  vendor_rejected: {
    words: ({ vendor, messages, ofApp }) =>
      ofApp
        ? {
            message: `${NAMES[vendor]} does not accept Tieout itself at the moment.`,
            fix: 'Whoever runs Tieout has to put its registration right; they have been told. Nobody has to connect again.',
          }
        : {
            message: `${NAMES[vendor]} refused: ${messages.join(' ') || 'it gave no reason.'}`,
            fix: 'Put right what it names, then run it again.',
          },
    queue: () => ({ do: 'issue' }),
  },
  vendor_unclear: {
    words: ({ vendor }) => ({
      message: `${NAMES[vendor]} did not say whether it went through.`,
      fix: 'This is being found out; nothing is sent twice. Look again in a few minutes.',
    }),
    queue: () => ({ do: 'retry' }),
  },
  vendor_failing: {
    words: ({ vendor, attempts }) => ({
      message: `${NAMES[vendor]} failed at each of ${attempts} attempts; nothing was written.`,
      fix: `Run it again when ${NAMES[vendor]} works.`,
    }),
    queue: () => ({ do: 'drop' }),
  },
  auth_revoked: {
    words: ({ vendor }) => ({
      message: `The connection to ${NAMES[vendor]} no longer holds.`,
      fix: `An admin has to connect ${NAMES[vendor]} again.`,
    }),
    queue: () => ({ do: 'stop' }),
  },
  not_found: {
    words: () => ({
      message: 'This record is not known here.',
      fix: 'If it was made just now, wait a minute, refresh and look again.',
    }),
    queue: () => ({ do: 'drop' }),
  },
  not_supported: {
    words: () => ({ message: 'This kind of record is not supported: companies, contacts and deals are.' }),
    queue: () => ({ do: 'drop' }),
  },
  not_allowed: {
    words: ({ needed, policy }) => (policy ? { message: policy.says, fix: policy.fix } : lackingRight(needed)),
    queue: () => ({ do: 'drop' }),
  },
  not_connected: {
    words: () => ({
      message: 'This account has no working connection to a Xero organisation.',
      fix: 'An admin has to connect one.',
    }),
    queue: () => ({ do: 'drop' }),
  },
  not_live: {
    words: () => ({
      message: 'Nothing is written to Xero yet: the connection is not live.',
      fix: 'An admin switches it live in the settings of Tieout.',
    }),
    queue: () => ({ do: 'drop' }),
  },
  not_ready: {
    words: ({ gaps }) => ({
      message: gaps.map((gap) => gap.message).join(' '),
      fix: gaps.map((gap) => gap.fix).join(' '),
      gaps: gaps.map(({ message, fix }) => ({ message, fix })),
    }),
    queue: () => ({ do: 'drop' }),
  },
  conflict: {
    words: ({ message }) => ({ message, fix: 'Refresh to see how it stands now.' }),
    queue: () => ({ do: 'drop' }),
  },
};

function lackingRight(needed: Of<'not_allowed'>['needed']): Omit<Problem, 'code'> {
  if (needed === 'admin')
    return {
      message: 'This is for admins of Tieout alone.',
      fix: 'An admin can make you one: Settings, People and rights.',
    };
  const act = needed === 'status' || needed === 'amounts' ? 'see' : 'do';
  return { message: `You may not ${act} this: it needs the right “${needed}”.`, fix: ASK_ADMIN };
}

/** What a person is told of a failure. */
export function problemOf(failure: Failure): Problem {
  return { code: failure.code, ...meaningOf(failure).words(failure) };
}

/** What a person is told who has asked for something and waits: nothing goes on by itself once the answer is given. */
export function answerOf(failure: Failure): Problem {
  const askAgain = meaningOf(failure).askAgain?.(failure);
  return { ...problemOf(failure), ...(askAgain !== undefined && { fix: askAgain }) };
}

/** What the queue does with a job that met the failure. */
export function treatmentOf(failure: Failure): QueueTreatment {
  return meaningOf(failure).queue(failure);
}

/** What a person is told when we broke something ourselves: nothing but how to report it. */
export function unexpectedProblem(requestId: string): Problem {
  return {
    code: 'unexpected',
    message: 'Something went wrong on our side.',
    fix: `Try again; if it stays, tell support the number ${requestId}.`,
  };
}

const meaningOf = (failure: Failure): Meaning<Failure> => MEANINGS[failure.code] as Meaning<Failure>;

function waiting(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} seconds`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.ceil(seconds / 3600)} hours`;
}

import type { Vendor, VendorThrottled, VendorUnavailable, VendorUnclear } from '../lib/failure.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { assertOutsideTransaction } from '../lib/transaction-guard.ts';
import { countdown, within } from './deadline.ts';
import { callerHere, classHere } from './limits/call-context.ts';
import type { Gates, Leave } from './limits/gate.ts';

/** What came back over the wire: the status, the headers and the whole body as text. */
export interface Reply {
  status: number;
  /** A header by its name in lower case. */
  header: (name: string) => string | null;
  text: string;
  /** The body of an answer that is a file. */
  bytes?: Uint8Array;
}

/** One call as metrics see it; `status` is null when no whole answer came. */
export interface VendorCall {
  vendor: Vendor;
  operation: string;
  status: number | null;
  ms: number;
}

export type OnCall = (call: VendorCall) => void;

/** What every adapter is told about calling. */
export interface Calling {
  /** For the whole of one call. */
  timeoutMs: number;
  onCall?: OnCall | undefined;
  /** What calls in somebody's name pass before they are sent. */
  gates?: Gates | undefined;
}

/** Thrown by an exchange that ended without a whole answer; every other throw is a broken invariant. */
export class NoAnswer extends Error {
  /** Whether the request may have reached the vendor; false: no connection to it came about. */
  readonly left: boolean;

  constructor(cause: unknown) {
    super(reasonOf(cause));
    this.name = 'NoAnswer';
    this.left = !chain(cause).some(failedToConnect);
  }
}

type Call = Calling & { vendor: Vendor; operation: string; isSearch?: boolean };

/** Before it is sent a call waits no longer than this for its turn. */
const LONGEST_WAIT_MS = 10_000;

/**
 * Sends one call to a vendor: outside any transaction, under a deadline, within the vendor's limits, and counted. Resolves to
 * the vendor's reply of any status, to `vendor_unavailable` when there was no whole one, or to `vendor_throttled` when it was
 * not sent.
 */
export async function send(
  call: Call,
  exchange: () => Promise<Reply>,
): Promise<Result<Reply, VendorUnavailable | VendorThrottled>> {
  const answered = await counted(call, exchange);
  if (answered.ok) return answered;
  if (!(answered.error instanceof NoAnswer)) return err(answered.error);
  return err({ code: 'vendor_unavailable', vendor: call.vendor, detail: answered.error.message });
}

/** The same for a call that changes something: `vendor_unavailable` only where it is proven that the request never left. */
export async function sendWrite(
  call: Call,
  exchange: () => Promise<Reply>,
): Promise<Result<Reply, VendorUnavailable | VendorThrottled | VendorUnclear>> {
  const answered = await counted(call, exchange);
  if (answered.ok) return answered;
  if (!(answered.error instanceof NoAnswer)) return err(answered.error);
  const { left, message: detail } = answered.error;
  const { vendor } = call;
  if (!left) return err({ code: 'vendor_unavailable', vendor, detail });
  return err({ code: 'vendor_unclear', vendor, remembered: false, detail });
}

async function counted(call: Call, exchange: () => Promise<Reply>): Promise<Result<Reply, NoAnswer | VendorThrottled>> {
  assertOutsideTransaction();
  const { vendor, operation, timeoutMs, onCall } = call;
  const left = countdown(timeoutMs);
  const passed = await passGate(call);
  if (!passed.ok) return passed;
  const began = performance.now();
  const report = (status: number | null) => onCall?.({ vendor, operation, status, ms: performance.now() - began });
  try {
    const reply = await within(left(), exchange);
    report(reply.status);
    passed.value(reply);
    return ok(reply);
  } catch (error) {
    report(null);
    passed.value(null);
    if (!(error instanceof NoAnswer)) throw error;
    return err(error);
  }
}

/** A call in the app's own name, e.g. for a token, counts against no portal's limits. */
async function passGate({ vendor, gates, timeoutMs, isSearch = false }: Call): Promise<Result<Leave, VendorThrottled>> {
  const caller = callerHere();
  if (!gates || !caller) return ok(() => undefined);
  return gates[vendor]({ caller, of: classHere(), isSearch, waitMs: Math.min(timeoutMs / 2, LONGEST_WAIT_MS) });
}

const LATE = new Set(['TimeoutError', 'AbortError', 'ERR_CANCELED']);

/** Why there was no answer, from error names and codes alone: messages of clients may quote what was sent. */
function reasonOf(cause: unknown): string {
  const codes = chain(cause).flatMap(({ code, name }) => [code, name].filter((word) => typeof word === 'string'));
  if (codes.some((code) => LATE.has(code))) return 'no whole answer in time';
  return `no whole answer (${codes[0] ?? 'unknown'})`;
}

interface Link {
  code?: unknown;
  name?: unknown;
  cause?: unknown;
  syscall?: unknown;
  /** One for each address that was tried. */
  errors?: unknown;
}

/** Whether the error is of looking the host up or of connecting, at every address that was tried. */
function failedToConnect({ syscall, errors }: Link): boolean {
  if (Array.isArray(errors) && errors.length > 0)
    return errors.every((each) => isObject(each) && failedToConnect(each));
  return syscall === 'connect' || syscall === 'getaddrinfo';
}

/** The error and its causes, those with a code first. */
function chain(error: unknown): Link[] {
  const links: Link[] = [];
  for (let link = error; isObject(link) && links.length < 5; link = link['cause']) links.push(link);
  return links.sort((a, b) => Number(typeof b.code === 'string') - Number(typeof a.code === 'string'));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

import type { Vendor, VendorUnavailable, VendorUnclear } from '../lib/failure.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { assertOutsideTransaction } from '../lib/transaction-guard.ts';
import { within } from './deadline.ts';

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

type Call = Calling & { vendor: Vendor; operation: string };

/**
 * Sends one call to a vendor: outside any transaction, under a deadline, and counted. Resolves to the vendor's reply of any
 * status, or to `vendor_unavailable` when there was no whole one.
 */
export async function send(call: Call, exchange: () => Promise<Reply>): Promise<Result<Reply, VendorUnavailable>> {
  const answered = await counted(call, exchange);
  if (answered.ok) return answered;
  return err({ code: 'vendor_unavailable', vendor: call.vendor, detail: answered.error.message });
}

/** The same for a call that changes something: `vendor_unavailable` only where it is proven that the request never left. */
export async function sendWrite(
  call: Call,
  exchange: () => Promise<Reply>,
): Promise<Result<Reply, VendorUnavailable | VendorUnclear>> {
  const answered = await counted(call, exchange);
  if (answered.ok) return answered;
  const { left, message: detail } = answered.error;
  const { vendor } = call;
  if (!left) return err({ code: 'vendor_unavailable', vendor, detail });
  return err({ code: 'vendor_unclear', vendor, remembered: false, detail });
}

async function counted(call: Call, exchange: () => Promise<Reply>): Promise<Result<Reply, NoAnswer>> {
  assertOutsideTransaction();
  const { vendor, operation, timeoutMs, onCall } = call;
  const began = performance.now();
  const report = (status: number | null) => onCall?.({ vendor, operation, status, ms: performance.now() - began });
  try {
    const reply = await within(timeoutMs, exchange);
    report(reply.status);
    return ok(reply);
  } catch (error) {
    report(null);
    if (!(error instanceof NoAnswer)) throw error;
    return err(error);
  }
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

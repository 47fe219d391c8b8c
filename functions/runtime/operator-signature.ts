import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a signature's time may lie from ours, either way, in milliseconds. */
const WINDOW = 300_000;

/** A call of whoever runs the service, as it is signed. */
export interface OperatorCall {
  method: string;
  /** Path and query. */
  path: string;
  /** When it was signed, in milliseconds. */
  timestamp: number;
}

/**
 * The value of the header `authorization` for a call of whoever runs the service: a code over the call, made with the
 * current encryption key, which nobody else holds. The key itself never travels.
 */
export function signOperatorCall(key: Buffer, { method, path, timestamp }: OperatorCall): string {
  const code = createHmac('sha256', key)
    .update(`tieout-operator\n${method}\n${path}\n${timestamp}`)
    .digest('base64url');
  return `Operator ${timestamp}.${code}`;
}

/** Whether the header was made with the key for this very call, within five minutes of now. Never throws. */
export function isOperator(
  key: Buffer,
  call: Omit<OperatorCall, 'timestamp'> & { header: string | undefined },
  now: Date,
): boolean {
  const timestamp = Number(/^Operator (\d{13})\./.exec(call.header ?? '')?.[1]);
  if (!(Math.abs(now.getTime() - timestamp) <= WINDOW)) return false;
  const expected = Buffer.from(signOperatorCall(key, { ...call, timestamp }));
  const given = Buffer.from(call.header ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

import { beforeDeadline, deadline, within } from './deadline.ts';
import { NoAnswer, send, sendWrite, type Reply, type VendorCall } from './send.ts';
import { insideTransaction } from '../lib/transaction-guard.ts';

const reply: Reply = { status: 404, header: () => null, text: '' };
const calls: VendorCall[] = [];
const call = {
  vendor: 'xero',
  operation: 'look',
  timeoutMs: 1000,
  onCall: (seen: VendorCall) => calls.push(seen),
} as const;
beforeEach(() => void (calls.length = 0));

test('a reply of any status is a reply, and is counted', async () => {
  expect(await send(call, () => Promise.resolve(reply))).toEqual({ ok: true, value: reply });
  expect(calls).toEqual([{ vendor: 'xero', operation: 'look', status: 404, ms: expect.any(Number) as number }]);
});

test.each([
  [Object.assign(new Error('secret'), { code: 'ECONNRESET' }), 'no whole answer (ECONNRESET)'],
  [
    new TypeError('fetch failed', { cause: Object.assign(new Error('secret'), { code: 'ENOTFOUND' }) }),
    'no whole answer (ENOTFOUND)',
  ],
  [new DOMException('secret', 'TimeoutError'), 'no whole answer in time'],
  [Object.assign(new Error('canceled'), { code: 'ERR_CANCELED' }), 'no whole answer in time'],
  ['a text that may hold anything', 'no whole answer (unknown)'],
  [undefined, 'no whole answer (unknown)'],
])('no answer is unavailable, told by codes and never by messages (%#)', async (cause, detail) => {
  const failed = await send(call, () => Promise.reject(new NoAnswer(cause)));
  expect(failed).toEqual({ ok: false, error: { code: 'vendor_unavailable', vendor: 'xero', detail } });
  expect(calls).toMatchObject([{ status: null }]);
});

const system = (code: string, syscall: string) => Object.assign(new Error('secret'), { code, syscall });

test.each([
  ['the connection was refused', system('ECONNREFUSED', 'connect'), false],
  ['the host is not known', new TypeError('failed', { cause: system('ENOTFOUND', 'getaddrinfo') }), false],
  [
    'no address could be reached',
    Object.assign(new AggregateError([system('ECONNREFUSED', 'connect'), system('ETIMEDOUT', 'connect')]), {
      code: 'ECONNREFUSED',
    }),
    false,
  ],
  ['the connection broke', system('ECONNRESET', 'read'), true],
  ['the host went away meanwhile', system('EHOSTUNREACH', 'write'), true],
  ['time is up', new DOMException('secret', 'TimeoutError'), true],
  ['nobody knows', undefined, true],
])('a write without an answer, because %s', async (_name, cause, mayHaveLeft) => {
  const failed = await sendWrite(call, () => Promise.reject(new NoAnswer(cause)));
  expect(failed).toMatchObject({
    ok: false,
    error: mayHaveLeft ? { code: 'vendor_unclear', remembered: false } : { code: 'vendor_unavailable' },
  });
  expect(JSON.stringify(failed)).not.toContain('secret');
});

test('a mistake of ours is thrown, not taken for the vendor’s', async () => {
  await expect(send(call, () => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours');
});

test('nothing is sent inside a transaction', async () => {
  const sent: string[] = [];
  const sending = () => send(call, () => Promise.resolve(reply).finally(() => sent.push('sent')));
  await expect(insideTransaction(sending)).rejects.toThrow('inside a database transaction');
  expect([sent, calls]).toEqual([[], []]);
});

test('the deadline holds inside the call alone, and ends what cannot be aborted', async () => {
  const never = new Promise<never>(() => undefined);
  await expect(within(20, () => beforeDeadline(never))).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(await within(1000, () => beforeDeadline(Promise.resolve(5)))).toBe(5);
  expect(await within(1000, () => Promise.resolve(deadline()?.aborted))).toBe(false);
  expect(deadline()).toBeUndefined();
});

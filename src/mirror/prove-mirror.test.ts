import { err, ok } from '../lib/result.ts';
import type { Page, Readers } from './ports.ts';
import { proveMirror } from './prove-mirror.ts';

const NOTHING: Page<never> = { rows: [], unreadable: [], next: null };

/** Two empty sides; the vendor is busy so often before it answers the first page. */
async function proveWith(busy: number, retryAfterSeconds: number) {
  const waits: number[] = [];
  let left = busy;
  const read = () =>
    Promise.resolve(
      left-- > 0
        ? err({ code: 'vendor_throttled' as const, vendor: 'hubspot' as const, retryAfterSeconds, limit: 'minute' })
        : ok(NOTHING),
    );
  const readers = new Proxy({}, { get: () => read }) as Readers;
  const rows = { connectedTenants: () => Promise.resolve([]), read: () => Promise.resolve([]) };
  const inMirror = (_portalId: string, work: (unit: { rows: typeof rows }) => unknown) =>
    Promise.resolve(work({ rows }));
  const wait = (seconds: number) => Promise.resolve(waits.push(seconds));
  return { proved: await proveMirror({ inMirror: inMirror as never, readers, wait }, '100'), waits };
}

test('a vendor that is busy is waited for, as long as it says', async () => {
  const { proved, waits } = await proveWith(2, 7);
  expect(waits).toEqual([7, 7]);
  expect(proved).toMatchObject({ ok: true, value: { differences: [], unreadable: 0 } });
});

test.each([
  { when: 'it is busy again and again', busy: 11, seconds: 1, waited: 10 },
  { when: 'it takes no call for more than a minute', busy: 1, seconds: 61, waited: 0 },
])('the proof fails as the vendor does where $when', async ({ busy, seconds, waited }) => {
  const { proved, waits } = await proveWith(busy, seconds);
  expect(waits).toHaveLength(waited);
  expect(proved).toMatchObject({ ok: false, error: { code: 'vendor_throttled' } });
});

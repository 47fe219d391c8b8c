import fc from 'fast-check';
import { decimal } from '../../src/lib/money.ts';
import type { InvoiceFact, StreamFacts, StreamName } from '../../src/mirror/facts.ts';
import type { StreamKey } from '../../src/mirror/ports.ts';
import { compareFacts } from '../../src/mirror/rules/compare.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { eachDatabase } from '../support/databases.ts';
import { anyFact, invoiceFact } from '../support/facts.ts';
import { addPortal, openTestStore, type TestStore } from '../support/test-store.ts';

const key = { portalId: '100', tenantId: 't', stream: 'invoices' } as const;
const at = (time: string): Date => new Date(`2026-11-20T${time}:00Z`);

eachDatabase((_name, fresh) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(fresh);
    await addPortal(opened.store, '100', ['t', 'u']);
  });
  afterAll(() => opened.remove());
  beforeEach(() => opened.store.withPortal('100', ({ db }) => db.deleteFrom('mirror_invoices').execute()));

  const run = inMirrorOf(() => opened);
  const write = (facts: InvoiceFact[], readAt: Date): Promise<number> =>
    run('100', ({ rows }) => rows.upsert(key, facts, readAt));
  const stored = async (): Promise<string[]> =>
    (await run('100', ({ rows }) => rows.read(key))).map((row) => `${row.id} ${row.amountDue.toFixed(2)}`);

  const first = invoiceFact({ updatedAt: at('08:00') });
  const owing = (amount: string, updatedAt: Date): InvoiceFact =>
    invoiceFact({ updatedAt, amountDue: decimal(amount) });

  test.each([
    ['changed later at the vendor', owing('50', at('08:01')), at('10:00'), 1],
    ['changed later at the vendor, though read earlier', owing('50', at('08:01')), at('08:30'), 1],
    ['changed at the same time and read later', owing('50', at('08:00')), at('10:00'), 1],
    ['changed and read at the same time', owing('50', at('08:00')), at('09:00'), 1],
    ['changed at the same time and read earlier', owing('50', at('08:00')), at('08:59'), 0],
    ['changed earlier at the vendor, though read later', owing('50', at('07:59')), at('10:00'), 0],
  ])('a row that was %s', async (...[, second, readAt, written]) => {
    expect(await write([first], at('09:00'))).toBe(1);
    expect(await write([second], readAt)).toBe(written);
    expect(await stored()).toEqual([written === 1 ? 'invoice-1 50.00' : 'invoice-1 100.00']);
  });

  test('the outcome is the same in whatever order pages arrive', async () => {
    const version = fc.record({ minute: fc.nat(5), read: fc.nat(5), cents: fc.nat(999) });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(version, { minLength: 2, maxLength: 5, selector: (v) => `${v.minute} ${v.read}` }),
        async (versions) => {
          await opened.store.withPortal('100', ({ db }) => db.deleteFrom('mirror_invoices').execute());
          for (const { minute, read, cents } of versions)
            await write([owing((cents / 100).toFixed(2), at(`08:0${minute}`))], at(`09:0${read}`));
          const [latest] = versions.toSorted((a, b) => b.minute - a.minute || b.read - a.read);
          expect(await stored()).toEqual([`invoice-1 ${(latest!.cents / 100).toFixed(2)}`]);
        },
      ),
      { numRuns: 15 },
    );
  });

  test('a page that holds a row twice keeps its latest state', async () => {
    expect(await write([owing('70', at('08:05')), owing('80', at('08:03'))], at('09:00'))).toBe(1);
    expect(await stored()).toEqual(['invoice-1 70.00']);
  });

  test('a page of a thousand rows is one statement, and an empty page none', async () => {
    const page = Array.from({ length: 1000 }, (_, index) => invoiceFact({ id: `invoice-${index}` }));
    const before = opened.statements.length;
    expect(await write(page, at('09:00'))).toBe(1000);
    const inserts = opened.statements.slice(before).filter((sql) => sql.includes('mirror_invoices'));
    expect(inserts).toHaveLength(1);
    expect(await write([], at('09:00'))).toBe(0);
  });

  test('half a character and the character 0 do not stop a page', async () => {
    await write([invoiceFact({ reference: `cut ${'😀'.slice(0, 1)} and \0` })], at('09:00'));
    const [row] = await run('100', ({ rows }) => rows.read(key));
    expect(row?.reference).toBe('cut \uFFFD and ');
  });

  test('rows that are gone are left out, and one that is read again is back', async () => {
    await write([first], at('09:00'));
    await opened.store.withPortal('100', ({ db }) =>
      db
        .updateTable('mirror_invoices')
        .set({ gone_at: at('09:30') })
        .execute(),
    );
    expect(await stored()).toEqual([]);
    // A page that was asked for before it was missed, and comes late.
    expect(await write([{ ...first, updatedAt: at('09:10') }], at('09:20'))).toBe(0);
    expect(await stored()).toEqual([]);
    await write([first], at('10:00'));
    expect(await stored()).toEqual(['invoice-1 100.00']);
  });

  test('another organisation of the portal keeps its own row of the same id', async () => {
    await write([first], at('09:00'));
    const other = { ...key, tenantId: 'u' };
    await run('100', ({ rows }) => rows.upsert(other, [owing('5', at('08:00'))], at('09:00')));
    expect(await stored()).toEqual(['invoice-1 100.00']);
    expect((await run('100', ({ rows }) => rows.read(other)))[0]?.amountDue.toFixed(2)).toBe('5.00');
  });

  test.each(Object.keys(anyFact) as StreamName[])('whatever is written to %s is read back the same', async (stream) => {
    await fc.assert(
      fc.asyncProperty(anyFact[stream] as fc.Arbitrary<StreamFacts[StreamName]>, async (any) => {
        const own: StreamKey = { portalId: '100', tenantId: stream.startsWith('crm_') ? '' : 't', stream };
        const fact = stream === 'organisation' ? { ...any, id: 't', updatedAt: at('08:00') } : any;
        const read = await run('100', async ({ rows }) => {
          await rows.upsert(own, [fact], at('09:00'));
          return rows.read(own);
        });
        const mirror = read.filter(({ id }) => id === fact.id);
        expect(compareFacts(stream, { mirror, vendor: [fact] })).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

/** The store is opened after the tests are laid out. */
function inMirrorOf(opened: () => TestStore): ReturnType<typeof inMirror> {
  return (portalId, work) => inMirror(opened().store)(portalId, work);
}

import { sql } from 'kysely';
import { systemClock } from '../../src/lib/clock.ts';
import { randomId } from '../../src/lib/ids.ts';
import type { Readers, StreamKey } from '../../src/mirror/ports.ts';
import { pullPage } from '../../src/mirror/pull-page.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import type { Store } from '../../src/store/open.ts';

interface Given {
  store: Store;
  readers: Readers;
  key: StreamKey & { stream: 'invoices' };
}

/** What a reading of a whole list took. */
export interface Reading {
  rows: number;
  /** Milliseconds of each page. */
  pages: number[];
  /** The most bytes that the process held, stand-ins included. */
  peak: number;
}

/** Runs until there are no more pages; `page` reads one and says how many rows it had, and whether there is another one. */
async function measured(page: () => Promise<{ rows: number; more: boolean }>): Promise<Reading> {
  const reading: Reading = { rows: 0, pages: [], peak: 0 };
  for (let more = true; more;) {
    const began = performance.now();
    const read = await page();
    reading.pages.push(performance.now() - began);
    reading.rows += read.rows;
    reading.peak = Math.max(reading.peak, process.memoryUsage().rss);
    more = read.more;
  }
  return reading;
}

/** A first reading as the product's job does it, page by page: cursor, guard, issues, changes and the request for the next page. */
export function productReading({ store, readers, key }: Given): Promise<Reading> {
  let rows = 0;
  const counting: Readers = {
    ...readers,
    invoices: async (request) => {
      const read = await readers.invoices(request);
      rows = read.ok ? read.value.rows.length : 0;
      return read;
    },
  };
  const deps = { inMirror: inMirror(store), readers: counting, clock: systemClock, newId: randomId };
  return measured(async () => {
    const pulled = await pullPage(deps, key);
    if (!pulled.ok) throw new Error(pulled.error.code);
    return { rows, more: pulled.value === 'more' };
  });
}

/** The same pages, each written by one plain upsert of many rows into a table of ids and documents. */
export function bareReading({ store, readers, key }: Given): Promise<Reading> {
  let page: string | null = null;
  return measured(async () => {
    const read = await readers.invoices({ ...key, page, changedSince: null });
    if (!read.ok) throw new Error(read.error.code);
    const { rows, next } = read.value;
    await store.withPortal(key.portalId, async ({ db }) => {
      await sql`select set_config('role', 'none', true)`.execute(db);
      await sql`create table if not exists bench_invoices (id text primary key, document jsonb not null)`.execute(db);
      // As empty as the mirror is before a first reading.
      if (page === null) await sql`truncate bench_invoices`.execute(db);
      await sql`insert into bench_invoices
        select row ->> 'id', row from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row
        on conflict (id) do update set document = excluded.document`.execute(db);
    });
    page = next;
    return { rows: rows.length, more: next !== null };
  });
}

import fc from 'fast-check';
import { afterPage, passOf, UNREAD, type Cursor } from './pass.ts';

interface Row {
  id: number;
  version: number;
  updatedAt: number;
}

const SECOND = 1000;
const PAGE = 3;
/** Longer than the overlap: nothing below is found by it alone. */
const STEP = 600 * SECOND;

/** A vendor that lists the newest first, and a mirror that reads it page by page while people go on working. */
class Play {
  now = 0;
  rows = new Map<number, Row>();
  mirror = new Map<number, Row & { readAt: number }>();
  cursor: Cursor = UNREAD;

  /** Somebody adds a row, or edits one that is there. */
  edit(choice: number): void {
    this.now += STEP;
    const id = choice % (this.rows.size + 1);
    this.rows.set(id, { id, version: (this.rows.get(id)?.version ?? 0) + 1, updatedAt: this.now });
  }

  /** Reads one page; true: the pass goes on. */
  read(): boolean {
    this.now += STEP;
    const readAt = new Date(this.now);
    const pass = passOf(this.cursor, { tellsChanges: true, now: readAt });
    const since = pass.changedSince?.getTime() ?? 0;
    const list = [...this.rows.values()].filter(({ updatedAt }) => updatedAt >= since);
    list.sort((a, b) => b.updatedAt - a.updatedAt);
    const page = Number(pass.page ?? 1);
    const shown = list.slice((page - 1) * PAGE, page * PAGE);
    for (const row of shown) {
      const had = this.mirror.get(row.id);
      if (!had || had.updatedAt <= row.updatedAt) this.mirror.set(row.id, { ...row, readAt: this.now });
    }
    const next = page * PAGE < list.length ? String(page + 1) : null;
    const oldest = shown.length === 0 ? null : new Date(Math.min(...shown.map(({ updatedAt }) => updatedAt)));
    const counts = { next, rows: shown.length, unreadable: 0, total: list.length, oldest, readAt, differs: false };
    this.cursor = afterPage(this.cursor, pass, { page: counts, tellsChanges: true });
    return this.cursor.pass !== null;
  }
}

const rows = fc.nat(30);
/** What people do between one page and the next. */
const meanwhile = fc.array(fc.array(fc.nat(1000), { maxLength: 3 }), { maxLength: 15 });

/** A first pass, during which people edit and add. */
function firstPass(count: number, edits: number[][]): Play {
  const play = new Play();
  for (let id = 0; id < count; id += 1) play.edit(id);
  for (let page = 0; play.read(); page += 1) for (const edit of edits[page] ?? []) play.edit(edit);
  return play;
}

test('no row that nobody touches meanwhile is passed over, however others move', () => {
  fc.assert(
    fc.property(rows, meanwhile, (count, edits) => {
      const play = firstPass(count, edits);
      const began = play.cursor.fullUntil!.getTime();
      for (const row of play.rows.values())
        if (row.updatedAt < began) expect(play.mirror.get(row.id)).toMatchObject({ ...row });
    }),
    { numRuns: 300 },
  );
});

test('what is edited or added meanwhile is brought by the pass after it', () => {
  fc.assert(
    fc.property(rows, meanwhile, meanwhile, (count, edits, more) => {
      const play = firstPass(count, edits);
      for (let page = 0; play.read(); page += 1) for (const edit of more[page] ?? []) play.edit(edit);
      while (play.read());
      expect(play.mirror.size).toBe(play.rows.size);
      for (const row of play.rows.values()) expect(play.mirror.get(row.id)).toMatchObject({ ...row });
      expect(play.cursor.readUntil!.getTime()).toBeGreaterThan(play.cursor.fullUntil!.getTime() - 1);
    }),
    { numRuns: 300 },
  );
});

test('as far as a pass has come, everything newer is there', () => {
  fc.assert(
    fc.property(fc.integer({ min: 7, max: 30 }), (count) => {
      const play = new Play();
      for (let id = 0; id < count; id += 1) play.edit(id);
      while (play.read()) {
        const { reached } = play.cursor.pass!;
        for (const row of play.rows.values())
          if (row.updatedAt >= reached!.getTime()) expect(play.mirror.has(row.id)).toBe(true);
      }
    }),
  );
});

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from './clock.ts';
import { openState } from './state.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stand-in-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('data and clock survive a restart; no temporary file is left', async () => {
  const file = join(folder, 'deep', 'state.json');
  const clock = createClock();
  const first = await openState({ file, clock, initial: () => ({ names: ['a'] }) });
  first.data.names.push('b');
  clock.advance(100);
  first.changed();
  await first.flush();

  const later = createClock();
  const second = await openState({ file, clock: later, initial: () => ({ names: [] as string[] }) });
  expect(second.data).toEqual({ names: ['a', 'b'] });
  expect(later.offsetMs).toBe(100_000);
  expect(await readdir(join(folder, 'deep'))).toEqual(['state.json']);
});

test('a change is saved without being flushed', async () => {
  const file = join(folder, 'state.json');
  const state = await openState({ file, clock: createClock(), initial: () => ({ n: 1 }) });
  state.changed();
  const deadline = Date.now() + 5000;
  while (!(await readdir(folder)).includes('state.json') && Date.now() < deadline) await new Promise(setImmediate);
  expect(await readdir(folder)).toContain('state.json');
});

test('without a file nothing is written; a broken file is refused', async () => {
  const state = await openState({ clock: createClock(), initial: () => ({ n: 1 }) });
  state.changed();
  await state.flush();
  expect(await readdir(folder)).toEqual([]);
  const file = join(folder, 'state.json');
  await writeFile(file, '{"half');
  await expect(openState({ file, clock: createClock(), initial: () => ({}) })).rejects.toThrow('cannot be read');
});

test('much of it is saved less often: its making into text takes a tenth of the time at most', async () => {
  let saves = 0;
  const slow = {
    toJSON: () => {
      saves += 1;
      const until = performance.now() + 200;
      while (performance.now() < until);
      return 'slow';
    },
  };
  const state = await openState({ file: join(folder, 'state.json'), clock: createClock(), initial: () => ({ slow }) });
  state.changed();
  await state.flush();
  state.changed();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(saves).toBe(1);
  await state.flush();
  expect(saves).toBe(2);
});

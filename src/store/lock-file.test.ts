import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderInUseError, takeFolder } from './lock-file.ts';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tieout-lock-'));
  lock = join(folder, 'tieout.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder is marked with the process id, and clean again when it was given back', () => {
  const giveBack = takeFolder(folder);
  expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
  expect(readdirSync(folder)).toEqual(['tieout.lock']);
  giveBack();
  expect(readdirSync(folder)).toEqual([]);
  takeFolder(folder)();
});

test('a folder in use is refused, by this process as by another', () => {
  const giveBack = takeFolder(folder);
  expect(() => takeFolder(folder)).toThrow(FolderInUseError);
  giveBack();
  writeFileSync(lock, String(process.ppid));
  expect(() => takeFolder(folder)).toThrow(`is in use by process ${process.ppid}`);
  expect(readFileSync(lock, 'utf8')).toBe(String(process.ppid));
});

test('what a dead process left behind is taken over', async () => {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  writeFileSync(lock, String(child.pid));
  takeFolder(folder)();
  expect(readdirSync(folder)).toEqual([]);
});

test.each(['', 'not a number', '0', String(process.pid)])(
  'a lock file that says "%s" is of no living holder',
  (text) => {
    writeFileSync(lock, text);
    takeFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  },
);

test('giving back twice does not take the next holder the folder', () => {
  const first = takeFolder(folder);
  first();
  const second = takeFolder(folder);
  first();
  expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
  second();
});

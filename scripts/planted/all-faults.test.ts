import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allFaults } from './all-faults.ts';

const root = join(import.meta.dirname, '../..');

test.each(allFaults)('$file holds once what "$fault" makes wrong', async ({ file, right, wrong }) => {
  const text = await readFile(join(root, file), 'utf8');
  expect(text.split(right)).toHaveLength(2);
  expect(wrong).not.toBe(right);
});

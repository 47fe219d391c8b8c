import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

test('the program starts, says where, keeps its state and ends when told to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xero-'));
  const env = { ...process.env, XERO_SANDBOX_PORT: '0', SANDBOX_DATA_DIR: folder, SANDBOX_TODAY: '2026-11-22' };
  const program = spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url))], { env });
  try {
    const [line] = (await once(program.stdout, 'data')) as [Buffer];
    const [url = ''] = /http:\/\/\S+/.exec(line.toString()) ?? [];
    const moved = await fetch(`${url}/__sandbox/clock`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"advanceSeconds": 60}',
    });
    expect(await moved.json()).toMatchObject({ now: expect.stringMatching(/^2026-11-22T09:01/) as string });
    const ended = once(program, 'exit');
    program.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(JSON.parse(await readFile(join(folder, 'xero.json'), 'utf8'))).toHaveProperty('data.organisations');
  } finally {
    program.kill('SIGKILL');
    await rm(folder, { recursive: true });
  }
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { auCast } from '../seed/au/cast.ts';

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

test('the program starts with the world that SANDBOX_SEED names, and not with one that there is none of', async () => {
  const started = (seed: string) => {
    const env = { ...process.env, XERO_SANDBOX_PORT: '0', SANDBOX_TODAY: '2026-11-22', SANDBOX_SEED: seed };
    return spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url))], { env });
  };
  const [program, unknown] = [started('au'), started('atlantis')];
  try {
    const [[line], said, [code]] = (await Promise.all([
      once(program.stdout, 'data'),
      text(unknown.stderr),
      once(unknown, 'exit'),
    ])) as [[Buffer], string, [number]];
    const [url = ''] = /http:\/\/\S+/.exec(line.toString()) ?? [];
    const { Contacts } = (await (await fetch(`${url}/__sandbox/contacts`)).json()) as { Contacts: { Name: string }[] };
    expect(Contacts.map(({ Name }) => Name)).toContain(auCast.paysOnTime.name);
    expect(code).toBe(1);
    expect(said).toContain('No seed atlantis: there are uk, au, large');
  } finally {
    program.kill('SIGKILL');
    unknown.kill('SIGKILL');
  }
});

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { createRecorder, shapeOf, thinned, type Exchange } from './recording.ts';
import { startServer } from './server.ts';

/** What is recorded while those calls are made; `/rows` answers a list, `/cut` breaks off. */
async function recorded(calls: (url: string) => Promise<unknown>): Promise<Exchange[]> {
  const folder = await mkdtemp(join(tmpdir(), 'recording-'));
  const record = createRecorder(folder);
  const app = express().use(express.urlencoded({ extended: false }), express.text({ type: 'application/json' }));
  app.use((request, response) => {
    record({ request, response, operation: 'rows' });
    if (request.path === '/cut') response.socket?.destroy();
    else response.json({ rows: [{ id: 1 }, { id: 2 }, { id: 'x' }], access_token: 'hidden' });
  });
  const server = await startServer({ app, port: 0 });
  await calls(server.url);
  await server.close();
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  await rm(folder, { recursive: true });
  const lines = texts.join('').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Exchange);
}

test('a call and its answer are kept, without secrets, one row of each shape', async () => {
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'hidden', client_secret: 'hidden' });
  const seen = await recorded((url) =>
    fetch(`${url}/rows?a=1`, {
      method: 'POST',
      body: form,
      headers: { authorization: 'Bearer hidden', accept: 'x/y' },
    }),
  );
  expect(seen).toMatchObject([
    {
      operation: 'rows',
      method: 'POST',
      url: '/rows?a=1',
      headers: { accept: 'x/y', authorization: 'left out' },
      body: { grant_type: 'refresh_token', refresh_token: 'left out', client_secret: 'left out' },
      status: 200,
      answerType: 'application/json',
      answer: { rows: [{ id: 1 }, { id: 'x' }], access_token: 'left out' },
    },
  ]);
  expect(JSON.stringify(seen)).not.toContain('hidden');
});

test('of calls that look alike the first is kept; one that is cut is none', async () => {
  const seen = await recorded(async (url) => {
    for (const path of ['/rows?a=1', '/rows?a=2', '/rows?b=1']) await fetch(url + path);
    await expect(fetch(`${url}/cut`)).rejects.toThrow();
    const headers = { 'content-type': 'application/json' };
    for (const status of ['DRAFT', 'PAID', 'PAID'])
      await fetch(`${url}/rows`, { method: 'PUT', headers, body: JSON.stringify({ status }) });
  });
  expect(seen.map(({ url, body }) => [url, body])).toEqual([
    ['/rows?a=1', undefined],
    ['/rows?b=1', undefined],
    ['/rows', { status: 'DRAFT' }],
    ['/rows', { status: 'PAID' }],
  ]);
});

test('shapes tell types, keys and words of an enumeration apart, and nothing else', () => {
  expect(shapeOf({ b: 1, a: 'Ada' })).toBe(shapeOf({ a: 'Bob', b: 2 }));
  expect(shapeOf({ a: 'PAID' })).not.toBe(shapeOf({ a: 'VOIDED' }));
  expect(shapeOf([1, 'x', 2])).toBe(shapeOf(['x', 1]));
  expect(shapeOf({ a: null })).not.toBe(shapeOf({}));
  expect(thinned([{ a: [1, 2] }, { a: [3] }, { a: ['x'] }])).toEqual([{ a: [1] }, { a: ['x'] }]);
});

test('without a folder nothing is kept', async () => {
  const record = createRecorder(undefined);
  const app = express().use((request, response) => {
    const before = Object.keys(response);
    record({ request, response });
    response.json({ added: Object.keys(response).length - before.length });
  });
  const server = await startServer({ app, port: 0 });
  expect(await (await fetch(server.url)).json()).toEqual({ added: 0 });
  await server.close();
});

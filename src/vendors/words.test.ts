import type { Reply } from './send.ts';
import { failureBody, plainWords, retryAfter } from './words.ts';

const reply = (text: string, headers: Record<string, string> = {}): Reply => ({
  status: 503,
  text,
  header: (name) => headers[name] ?? null,
});
const plain = { 'content-type': 'text/plain; charset=utf-8' };

test('plain words are told on one line and not for ever', () => {
  expect(plainWords(reply(' The Organisation\n is offline ', plain))).toBe('The Organisation is offline');
  expect(plainWords(reply('x'.repeat(900), plain))).toHaveLength(500);
});

test.each([
  ['a web page', reply('<html>oops</html>', { 'content-type': 'text/html' })],
  ['a web page that calls itself text', reply('<html>oops</html>', plain)],
  ['nothing', reply('  ', plain)],
  ['bytes of no type', reply('oops')],
])('%s has no words', (_name, given) => {
  expect(plainWords(given)).toBeNull();
});

test('a body that is no JSON is no failure of its own', () => {
  expect(failureBody(reply('{"Detail":"x"}'))).toEqual({ Detail: 'x' });
  expect(failureBody(reply('<html>'))).toBeUndefined();
});

test.each([
  ['17', 17],
  ['0', 1],
  ['1.2', 2],
  ['-5', null],
  ['Wed, 21 Oct 2026 07:28:00 GMT', null],
  ['', null],
])('Retry-After %j', (value, seconds) => {
  expect(retryAfter(reply('', { 'retry-after': value }))).toBe(seconds);
});

import type { CardRequest } from './card-request.ts';
import { faultOf } from './rules.ts';

const request = (changes: Partial<CardRequest>): CardRequest => ({
  url: 'https://app.tieout.test/cards/record',
  method: 'GET',
  headers: {},
  userId: 9,
  ...changes,
});
const fault = (changes: Partial<CardRequest>, permitted = ['https://app.tieout.test']): string | undefined =>
  faultOf(request(changes), permitted);

test('lets a card call what the app permits', () => {
  expect(fault({})).toBeUndefined();
  expect(fault({ method: 'POST', body: { a: 1 }, headers: { authorization: 'x' }, timeout: 120_000 })).toBeUndefined();
  expect(fault({ url: 'https://app.tieout.test/cards/x' }, ['https://app.tieout.test/cards/'])).toBeUndefined();
});

test.each([
  ['a relative path', { url: '/cards/record' }, /whole URL/],
  ['plain http', { url: 'http://app.tieout.test/' }, /https/],
  ['localhost', { url: 'https://localhost/cards' }, /localhost/],
  ['another host', { url: 'https://evil.test/' }, /permittedUrls/],
  ['a host that only begins alike', { url: 'https://app.tieout.test.evil.test/' }, /permittedUrls/],
  ['another port', { url: 'https://app.tieout.test:8443/' }, /permittedUrls/],
  ['an unknown method', { method: 'HEAD' }, /HEAD/],
  ['another header', { headers: { 'x-a': '1' } }, /Only 'Authorization'/],
  ['a second header', { headers: { authorization: 'x', 'x-a': '1' } }, /Only 'Authorization'/],
  ['a text as body', { method: 'POST', body: '{"a":1}' }, /JSON Request Body/],
  ['a list as body', { method: 'POST', body: [1] }, /JSON Request Body/],
  ['more than a megabyte', { method: 'POST', body: { a: 'é'.repeat(600_000) } }, /1 MB/],
  ['a wait of over two minutes', { timeout: 120_001 }, /timeout/],
])('refuses %s', (_what, changes, words) => {
  expect(fault(changes)).toMatch(words);
});

test('a permitted path narrows', () => {
  expect(fault({ url: 'https://app.tieout.test/admin' }, ['https://app.tieout.test/cards'])).toMatch(/permittedUrls/);
});

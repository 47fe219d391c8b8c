import { localAddress } from './links.ts';

const origins = { 'https://app.tieout.test': 'http://localhost:4100' };

test('what another machine would answer is found on this one', () => {
  expect(localAddress('https://app.tieout.test/files/a?b#c', origins)).toBe('http://localhost:4100/files/a?b#c');
});

test.each([
  'https://app.tieout.test.evil.test/',
  'http://app.tieout.test/',
  '/contacts/1',
  'https://in.xero.test/x',
  '',
])('%j stays as it is', (url) => expect(localAddress(url, origins)).toBe(url));

import { findSecrets, secretsOf } from './find-secrets.ts';

const secrets = secretsOf({ 'the client secret': 'shh+very(secret)' });

test.each([
  ['the client secret', 'first line\nit is shh+very(secret), really'],
  ['a signed access token', 'first\n{"t":"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLXNpZw"}'],
  ['a bearer token', 'first\nauthorization: Bearer abcdefghijklmnopqrstuvwx'],
  ['a token', `first\n{"refresh":"refresh-${'ab_-'.repeat(12)}"}`],
])('%s is found in the line it stands in, and the report does not repeat it', (name, text) => {
  const found = findSecrets(text, secrets);
  expect(found).toEqual([{ name, line: 2 }]);
});

test('ordinary output holds none', () => {
  expect(findSecrets('Bearer of good news; 3 passed, 0 failed; POST /connect/token 200', secrets)).toEqual([]);
});

import { createHmac } from 'node:crypto';
import { isSignedByXero } from './webhook-signature.ts';

const body = Buffer.from('{"events":[ ],"entropy":"é"}');
const sign = (bytes: Uint8Array, key = 'key'): string => createHmac('sha256', key).update(bytes).digest('base64');

test('the signature of the raw bytes with the key opens', () => {
  expect(isSignedByXero('key', body, sign(body))).toBe(true);
  expect(isSignedByXero('key', Buffer.alloc(0), sign(Buffer.alloc(0)))).toBe(true);
});

test.each([
  ['none', undefined],
  ['an empty one', ''],
  ['one with another key', sign(body, 'other')],
  ['one of the same JSON in other bytes', sign(Buffer.from('{"events":[],"entropy":"é"}'))],
  ['a right one with something behind it', `${sign(body)}=`],
  ['a right one cut short', sign(body).slice(0, -1)],
  ['one of as many bytes in other letters', 'é'.repeat(22)],
  ['one in hexadecimal', createHmac('sha256', 'key').update(body).digest('hex')],
])('%s does not', (_, signature) => expect(isSignedByXero('key', body, signature)).toBe(false));

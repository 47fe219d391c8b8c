import fc from 'fast-check';
import { callerOf } from './caller.ts';
import { isSigned, signatureOf, SIGNATURE_WINDOW } from './signature.ts';

/** The first from HubSpot's own Python SDK, the others made for the rules of decoding and of bytes. */
const VECTORS = [
  {
    secret: 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy',
    method: 'POST',
    url: 'https://www.example.com/webhook_uri',
    body: "{'example_field':'example_value'}",
    timestamp: '1693657560000',
    signature: 'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=',
  },
  {
    secret: 'test-client-secret',
    method: 'GET',
    url: 'https://app.example.com/api/card?objectId=51&name=A%20B&redirect=https%3A%2F%2Fx.y%2Fz&userId=9&portalId=62515&userEmail=ada%2Btest%40example.com&appId=54321',
    body: '',
    timestamp: '1790000001000',
    signature: 'Mq7OIE98wycaS2qUvtyD4/gtl7c9esAFcKGtYhc3Zgc=',
  },
  {
    secret: 'test-client-secret',
    method: 'POST',
    url: 'https://app.example.com/hs/webhooks',
    body: '[{"eventId":1,"note":"café"}]',
    timestamp: '1790000001000',
    signature: 'SO43KkWm4AyUeCuJjs/DdD8TVuY1dKQ4xKaPm68t6LI=',
  },
];

const requestOf = ({ body, ...vector }: (typeof VECTORS)[number]) => ({ ...vector, body: Buffer.from(body) });

test.each(VECTORS)('$method $url is signed as published', (vector) => {
  const now = new Date(Number(vector.timestamp));
  expect(isSigned(vector.secret, requestOf(vector), now)).toBe(true);
  expect(isSigned(`${vector.secret}x`, requestOf(vector), now)).toBe(false);
});

test('nothing of a signed request can be changed', () => {
  const [, vector] = VECTORS;
  const request = requestOf(vector!);
  const now = new Date(Number(request.timestamp));
  const changed = [
    { ...request, method: 'POST' },
    { ...request, url: request.url.replace('objectId=51', 'objectId=52') },
    { ...request, url: `${request.url}&userId=1` },
    { ...request, body: Buffer.from('{}') },
    { ...request, timestamp: '1790000001001' },
    { ...request, signature: undefined },
    { ...request, signature: '' },
    { ...request, signature: request.signature.toLowerCase() },
    { ...request, timestamp: undefined },
  ];
  expect(changed.map((one) => isSigned('test-client-secret', one, now))).toEqual(changed.map(() => false));
});

const signedAt = (timestamp: string) => {
  const request = { method: 'GET', url: 'https://a.example/', body: Buffer.alloc(0), timestamp };
  return { ...request, signature: signatureOf('secret', request) };
};

test.each([
  ['just within the window', 1_790_000_000_000 - SIGNATURE_WINDOW, true],
  ['too old', 1_790_000_000_000 - SIGNATURE_WINDOW - 1, false],
  ['a little ahead', 1_790_000_000_000 + SIGNATURE_WINDOW, true],
  ['too far ahead', 1_790_000_000_000 + SIGNATURE_WINDOW + 1, false],
])('a signature that is %s', (_, time, expected) => {
  expect(isSigned('secret', signedAt(String(time)), new Date(1_790_000_000_000))).toBe(expected);
});

test.each(['1790000000', '17900000000000', '1790000000000 ', '+179000000000', '0x1A0C8F0A1C00', 'NaN', ''])(
  'the timestamp %j has not thirteen digits',
  (timestamp) => {
    expect(isSigned('secret', signedAt(timestamp), new Date(1_790_000_000_000))).toBe(false);
  },
);

test('no two different queries of one shape have the same signature', () => {
  const sign = (value: string) => signedAt(value).signature;
  const value = fc.stringMatching(/^\d{13}$/);
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(sign(a) === sign(b)).toBe(a === b);
    }),
  );
});

const SIGNED = 'objectId=5&userId=7&portalId=62515&userEmail=ada%40example.com&appId=54321';

test('the caller is who HubSpot says', () => {
  expect(callerOf(new URLSearchParams(SIGNED))).toEqual({
    portalId: '62515',
    userId: '7',
    userEmail: 'ada@example.com',
  });
});

test.each([
  ...['userId=1', 'portalId=1', 'userEmail=eve%40example.com', 'appId=1'].map((twice) => `${twice}&${SIGNED}`),
  SIGNED.replace('userId=7', ''),
  SIGNED.replace('userId=7', 'userId=7e1'),
  SIGNED.replace('portalId=62515', 'portalId='),
  SIGNED.replace('userEmail=ada%40example.com', ''),
])('nobody calls with %s', (query) => {
  expect(callerOf(new URLSearchParams(query))).toBeNull();
});

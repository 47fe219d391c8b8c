import { signatureV3, signedUri } from './signature.ts';

/** The first vector is that of HubSpot's Python SDK; the others follow HubSpot's guide to request validation. */
const vectors = [
  {
    secret: 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy',
    method: 'POST',
    url: 'https://www.example.com/webhook_uri',
    body: "{'example_field':'example_value'}",
    timestamp: 1693657560000,
    signature: 'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=',
  },
  {
    secret: 'test-client-secret',
    method: 'GET',
    url: 'https://app.example.com/api/card?objectId=51&name=A%20B&redirect=https%3A%2F%2Fx.y%2Fz&userId=9&portalId=62515&userEmail=ada%2Btest%40example.com&appId=54321',
    body: '',
    timestamp: 1790000001000,
    signature: 'Mq7OIE98wycaS2qUvtyD4/gtl7c9esAFcKGtYhc3Zgc=',
  },
  {
    secret: 'test-client-secret',
    method: 'POST',
    url: 'https://app.example.com/hs/webhooks',
    body: '[{"eventId":1,"note":"café"}]',
    timestamp: 1790000001000,
    signature: 'SO43KkWm4AyUeCuJjs/DdD8TVuY1dKQ4xKaPm68t6LI=',
  },
];

test.each(vectors)('signs $method $url', ({ secret, signature, ...request }) => {
  expect(signatureV3(secret, request)).toBe(signature);
});

test('decodes the twelve characters of the guide and no other', () => {
  expect(signedUri('/%3A%2f%3F%40%21%24%27%28%29%2A%2C%3B')).toBe("/:/?@!$'()*,;");
  expect(signedUri('/%20%26%3D%2B%25%C3%A9')).toBe('/%20%26%3D%2B%25%C3%A9');
});

import { isOperator, signOperatorCall } from './operator-signature.ts';

const key = Buffer.alloc(32, 7);
const now = new Date('2026-11-20T12:00:00Z');
const call = { method: 'GET', path: '/operator/proof?portalId=1' };
const header = signOperatorCall(key, { ...call, timestamp: now.getTime() });

test('what was signed with the key for this call is accepted, for five minutes either way', () => {
  for (const minutes of [-5, 0, 5])
    expect(isOperator(key, { ...call, header }, new Date(now.getTime() + minutes * 60_000))).toBe(true);
});

test.each([
  ['no header', { header: undefined }],
  ['another scheme', { header: header.replace('Operator', 'Bearer') }],
  ['another key', { header: signOperatorCall(Buffer.alloc(32, 8), { ...call, timestamp: now.getTime() }) }],
  ['another path', { path: '/operator/proof?portalId=2' }],
  ['another method', { method: 'POST' }],
  ['a moved time', { header: header.replace(/\d{13}/, String(now.getTime() + 1)) }],
  ['an old call', { header: signOperatorCall(key, { ...call, timestamp: now.getTime() - 300_001 }) }],
  ['no code', { header: `Operator ${now.getTime()}.` }],
])('%s is refused', (_, more) => {
  expect(isOperator(key, { ...call, header, ...more }, now)).toBe(false);
});

import { loadWorld } from '../state.ts';
import { smallWorld, ids } from '../testing/small-world.ts';
import { eventOf, payloadOf, signatureOf } from './payload.ts';

const [organisation] = loadWorld(smallWorld()).organisations;
const at = new Date('2026-11-22T09:00:00.250Z');
const event = eventOf(
  { category: 'CONTACT', resourceId: ids.ada, eventType: 'UPDATE', organisation: organisation! },
  at,
);

test('an event names the document and the time, without a zone, and nothing of what it says', () => {
  expect(event).toEqual({
    resourceUrl: `https://api.xero.com/api.xro/2.0/Contacts/${ids.ada}`,
    resourceId: ids.ada,
    tenantId: ids.organisation,
    tenantType: 'ORGANISATION',
    eventCategory: 'CONTACT',
    eventType: 'UPDATE',
    eventDateUtc: '2026-11-22T09:00:00.250',
  });
});

test('a payload says which events it holds; no two are alike', () => {
  const batch = [7, 8].map((sequence) => ({ sequence, event }));
  expect(JSON.parse(payloadOf(batch))).toEqual({
    events: [event, event],
    firstEventSequence: 7,
    lastEventSequence: 8,
    entropy: expect.stringMatching(/^[A-Z]{20}$/) as string,
  });
  expect(payloadOf(batch)).not.toBe(payloadOf(batch));
  expect(JSON.parse(payloadOf([]))).toMatchObject({ events: [], firstEventSequence: 0, lastEventSequence: 0 });
});

test('the signature is HMAC-SHA256 in base64, as RFC 4231 computes its second case', () => {
  const hex = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
  expect(signatureOf('what do ya want for nothing?', 'Jefe')).toBe(Buffer.from(hex, 'hex').toString('base64'));
});

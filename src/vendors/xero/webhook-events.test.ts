import { readWebhook } from './webhook-events.ts';

const read = (body: unknown) => readWebhook(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));

const event = {
  resourceUrl: 'https://api.xero.com/api.xro/2.0/Invoices/717f2bfc',
  resourceId: '717f2bfc',
  eventDateUtc: '2026-11-20T01:15:39.902',
  eventType: 'UPDATE',
  eventCategory: 'INVOICE',
  tenantId: 't',
  tenantType: 'ORGANISATION',
};

test('an event is read as it is, its time in its own spelling', () => {
  expect(read({ events: [event], firstEventSequence: 1, lastEventSequence: 1, entropy: 'S' })).toEqual({
    events: [
      {
        tenantId: 't',
        category: 'INVOICE',
        resourceId: '717f2bfc',
        eventType: 'UPDATE',
        at: '2026-11-20T01:15:39.902',
      },
    ],
    unreadable: 0,
  });
});

test('an intent to receive tells nothing', () => {
  expect(read({ events: [], firstEventSequence: 0, lastEventSequence: 0 })).toEqual({ events: [], unreadable: 0 });
});

test('a category that we do not know, with data of its own, is read', () => {
  expect(read({ events: [{ ...event, eventCategory: 'PAYMENT', data: { Type: 'X' } }] })?.events).toMatchObject([
    { category: 'PAYMENT' },
  ]);
});

test('an event that cannot be understood is counted, and the others are read', () => {
  const broken = [{ ...event, resourceId: undefined }, { ...event, tenantId: '' }, null, 'event'];
  expect(read({ events: [...broken, event] })).toMatchObject({ events: [{ resourceId: '717f2bfc' }], unreadable: 4 });
});

test.each(['', '{', 'null', '[]', '{"events":{}}', '{"event":[]}'])('%j is no payload', (body) => {
  expect(read(body)).toBeNull();
});

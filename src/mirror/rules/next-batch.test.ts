import fc from 'fast-check';
import { MOST_IDS, nextBatch, type WaitingEvent } from './next-batch.ts';

const events = (category: string, ids: number[]): WaitingEvent[] =>
  ids.map((id, index) => ({ eventId: `${category}-${index}`, category, resourceId: `${category}-of-${id}` }));

test('many events of one document are one fetch', () => {
  expect(nextBatch(events('INVOICE', [1, 1, 1]))).toEqual({
    invoices: ['INVOICE-of-1'],
    contacts: [],
    eventIds: ['INVOICE-0', 'INVOICE-1', 'INVOICE-2'],
  });
});

test('a category that is not known is dealt with by fetching nothing', () => {
  expect(nextBatch(events('PAYMENT', [1]))).toEqual({ invoices: [], contacts: [], eventIds: ['PAYMENT-0'] });
});

test('what has no room waits, later events of what has room do not', () => {
  const waiting = events('INVOICE', [...Array(MOST_IDS + 1).keys(), 0]);
  const { invoices, eventIds } = nextBatch(waiting);
  expect(invoices).toHaveLength(MOST_IDS);
  expect(waiting.map(({ eventId }) => eventId).filter((id) => !eventIds.includes(id))).toEqual([`INVOICE-${MOST_IDS}`]);
});

const anyEvents = fc.array(
  fc.record({ category: fc.constantFrom('INVOICE', 'CONTACT', 'PAYMENT'), resourceId: fc.nat(90).map(String) }),
  { maxLength: 300 },
);

test('batch after batch, every event is dealt with once, and every document of it is fetched with it', () => {
  fc.assert(
    fc.property(anyEvents, (given) => {
      let waiting = given.map((event, index) => ({ ...event, eventId: String(index) }));
      for (let rounds = 0; waiting.length > 0; rounds += 1) {
        expect(rounds).toBeLessThan(4);
        const batch = nextBatch(waiting);
        expect(Math.max(batch.invoices.length, batch.contacts.length)).toBeLessThanOrEqual(MOST_IDS);
        const done = new Set(batch.eventIds);
        for (const { category, resourceId } of waiting.filter(({ eventId }) => done.has(eventId)))
          if (category !== 'PAYMENT')
            expect(category === 'INVOICE' ? batch.invoices : batch.contacts).toContain(resourceId);
        waiting = waiting.filter(({ eventId }) => !done.has(eventId));
      }
    }),
  );
});

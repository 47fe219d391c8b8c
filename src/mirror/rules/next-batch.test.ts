import fc from 'fast-check';
import { MOST_IDS, nextBatch, type WaitingEvent } from './next-batch.ts';

const TIMES = { at: '2026-11-20T11:59:58.123', receivedAt: new Date('2026-11-20T12:00:00Z') };

const events = (category: string, ids: number[]): WaitingEvent[] =>
  ids.map((id, index) => ({ eventId: `${category}-${index}`, category, resourceId: `${category}-of-${id}`, ...TIMES }));

test('many events of one document are one fetch', () => {
  const waiting = events('INVOICE', [1, 1, 1]);
  expect(nextBatch(waiting)).toEqual({ invoices: ['INVOICE-of-1'], contacts: [], since: {}, events: waiting });
});

test('a category that is not known is dealt with by fetching nothing', () => {
  const waiting = events('SUBSCRIPTION', [1]);
  expect(nextBatch(waiting)).toEqual({ invoices: [], contacts: [], since: {}, events: waiting });
});

test.each([
  ['CREDITNOTE', 'credit_notes'],
  ['OVERPAYMENT', 'overpayments'],
  ['PREPAYMENT', 'prepayments'],
  ['PAYMENT', 'payments'],
])(
  'of %s what changed is listed from a minute before the earliest event, however many there are',
  (category, stream) => {
    const waiting = events(category, [...Array(MOST_IDS + 20).keys()]);
    const earliest = { ...waiting[7]!, at: '2026-11-20T11:50:00' };
    const all = waiting.with(7, earliest);
    expect(nextBatch(all)).toEqual({
      ...{ invoices: [], contacts: [], events: all },
      since: { [stream]: new Date('2026-11-20T11:49:00Z') },
    });
  },
);

test('an event whose time cannot be understood counts from when it came', () => {
  const [event] = events('PAYMENT', [1]);
  expect(nextBatch([{ ...event!, at: 'at noon' }]).since).toEqual({ payments: new Date('2026-11-20T11:59:00Z') });
});

test('what has no room waits, later events of what has room do not', () => {
  const waiting = events('INVOICE', [...Array(MOST_IDS + 1).keys(), 0]);
  const { invoices, events: taken } = nextBatch(waiting);
  expect(invoices).toHaveLength(MOST_IDS);
  expect(waiting.filter((event) => !taken.includes(event))).toEqual([waiting[MOST_IDS]]);
});

const anyEvents = fc.array(
  fc.record({ category: fc.constantFrom('INVOICE', 'CONTACT', 'SUBSCRIPTION'), resourceId: fc.nat(90).map(String) }),
  { maxLength: 300 },
);

test('batch after batch, every event is dealt with once, and every document of it is fetched with it', () => {
  fc.assert(
    fc.property(anyEvents, (given) => {
      let waiting = given.map((event, index) => ({ ...event, ...TIMES, eventId: String(index) }));
      for (let rounds = 0; waiting.length > 0; rounds += 1) {
        expect(rounds).toBeLessThan(4);
        const batch = nextBatch(waiting);
        expect(Math.max(batch.invoices.length, batch.contacts.length)).toBeLessThanOrEqual(MOST_IDS);
        const done = new Set(batch.events);
        for (const { category, resourceId } of done)
          if (category !== 'SUBSCRIPTION')
            expect(category === 'INVOICE' ? batch.invoices : batch.contacts).toContain(resourceId);
        waiting = waiting.filter((event) => !done.has(event));
      }
    }),
  );
});

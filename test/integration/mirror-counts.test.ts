import { fetchChangedJob } from '../../functions/jobs/webhook-jobs.ts';
import { receiveEvents } from '../../src/mirror/receive-events.ts';
import { eachDatabase } from '../support/databases.ts';
import { invoiceFact } from '../support/facts.ts';
import { InboxHouse, later, NOW } from '../support/inbox-house.ts';
import { ReadingHouse } from '../support/mirror/reading-house.ts';

/** Rows travel as one parameter: a statement that takes many of them names one of these. */
const MANY_ROWS = /jsonb_populate_recordset|= any\(/;
const PAGE = 1000;

/** What must not grow, whatever the machine. */
eachDatabase((name, fresh) => {
  test('a first reading of a long list: one call a page and two more, three statements of many rows a page', async () => {
    const house = await ReadingHouse.open(fresh);
    try {
      const invoices = name === 'PostgreSQL' ? 50_000 : 5_000;
      const first = Date.parse('2025-01-01T00:00:00Z');
      house.vendor.pageSize = PAGE;
      house.vendor.lists.invoices = Array.from({ length: invoices }, (_, n) =>
        invoiceFact({ id: `i${n}`, updatedAt: new Date(first + n * 1000) }),
      );
      const before = house.statements.length;
      await house.read('invoices');
      const pages = invoices / PAGE;
      expect(await house.heldOf('invoices')).toBe(invoices);
      expect(house.vendor.requests.length + house.vendor.confirmed.length).toBeLessThanOrEqual(pages + 3);
      const statements = house.statements.slice(before);
      const ofManyRows = statements.filter((sql) => MANY_ROWS.test(sql) && !sql.includes('pgboss'));
      expect(ofManyRows.length).toBeLessThanOrEqual(3 * (pages + 1));
      expect(statements.length).toBeLessThanOrEqual(30 * (pages + 2));
    } finally {
      await house.remove();
    }
  }, 120_000);

  test('a thousand events that tell of a hundred invoices within two seconds cost at most five calls', async () => {
    const house = await InboxHouse.open(fresh);
    try {
      const { storeEvents } = house.store.system;
      const rounds = 10;
      for (let round = 0; round < rounds; round += 1) {
        const at = later(round * 0.2);
        const events = Array.from({ length: 100 }, (_, n) => {
          const resourceId = `i${(n * 37) % 100}`;
          house.xero.set(resourceId, invoiceFact({ id: resourceId, updatedAt: at }));
          const told = { tenantId: 't', category: 'INVOICE', resourceId, eventType: 'UPDATE' };
          return { ...told, at: at.toISOString().slice(0, -1) };
        });
        await receiveEvents({ storeEvents, clock: { now: () => at } }, events);
      }
      house.now = new Date(NOW.getTime() + 2000);
      while ((await house.waiting()).length > 0)
        await fetchChangedJob(house.deps(), { portalId: '100', ids: { tenantId: 't' }, lastAttempt: false });
      expect(await house.stored()).toHaveLength(100);
      expect(house.calls.length).toBeLessThanOrEqual(5);
    } finally {
      await house.remove();
    }
  });
});

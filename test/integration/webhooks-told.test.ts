import { assemble, type Product } from '../../functions/runtime/compose.ts';
import { doors } from '../../functions/runtime/doors.ts';
import { createApp } from '../../functions/runtime/express.ts';
import { listen, type Listening } from '../../functions/runtime/listen.ts';
import { createMetrics } from '../../functions/runtime/metrics.ts';
import { cast } from '../../sandbox/seed/cast.ts';
import type { WebhookReport, WebhookSettings } from '../../sandbox/xero/webhooks/webhooks.ts';
import { provisionPortal } from '../../scripts/provision/provision-portal.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { systemClock as clock } from '../../src/lib/clock.ts';
import { randomId } from '../../src/lib/ids.ts';
import { STREAMS } from '../../src/mirror/streams.ts';
import { HUBSPOT_SCOPES } from '../../src/tenancy/scopes.ts';
import { eachDatabase } from '../support/databases.ts';
import { startStandIns, type StandIns } from '../support/stand-ins.ts';
import { testLog } from '../support/test-log.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';
import { waitFor } from '../support/wait-for.ts';
import { xeroEvent, xeroWebhook } from '../support/webhooks.ts';
import { patience } from '../support/rough-day.ts';

const portalId = String(cast.portalId);
const tenantId = cast.organisationId;

/** What Xero tells of credit and payments, and a burst of it, over HTTP into the mirror. */
eachDatabase((_name, fresh) => {
  let standIns: StandIns;
  let opened: TestStore;
  let product: Product;
  let server: Listening;
  beforeAll(async () => {
    standIns = await startStandIns();
    opened = await openTestStore(fresh);
    await provisionPortal({ store: opened.store, config: standIns.config, hubspotScopes: HUBSPOT_SCOPES });
    const basics = { log: testLog(), clock, newId: randomId, metrics: createMetrics() };
    product = assemble(opened.store, standIns.config, basics);
    server = await listen(createApp(product.deps, doors), 0);
    await product.work();
    await waitFor(allRead, { what: 'the first pull', timeoutMs: 60_000 });
    const url = `http://localhost:${server.port}/webhooks/xero`;
    await webhooks({ url, key: testSecrets['the webhook key of Xero'], mode: 'deliver' });
  }, patience(90_000));
  afterAll(async () => {
    await server.close();
    await product.close();
    await opened.remove();
    await standIns.close();
  });

  const allRead = async (): Promise<boolean> => {
    const rows = await opened.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('stream_cursors').select('read_until').where('read_until', 'is not', null).execute(),
    );
    return rows.length === Object.keys(STREAMS).length;
  };
  const control = async (path: string, body: object): Promise<Response> => {
    const answer = await fetch(`${standIns.xero.url}/__sandbox${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer;
  };
  const webhooks = async (settings: WebhookSettings): Promise<WebhookReport> =>
    (await (await control('/webhooks', settings)).json()) as WebhookReport;
  const openInvoice = () =>
    opened.store.withPortal(portalId, ({ db }) =>
      db
        .selectFrom('mirror_invoices')
        .selectAll()
        .where('status', '=', 'AUTHORISED')
        .where('amount_paid', '=', '0')
        .where('amount_credited', '=', '0')
        .where('currency', '=', 'GBP')
        .orderBy('invoice_id')
        .limit(1)
        .executeTakeFirstOrThrow(),
    );
  const nothingWaits = () =>
    waitFor(
      async () => {
        const waiting = await opened.store.withPortal(portalId, ({ db }) =>
          db.selectFrom('inbox_events').select('event_id').where('processed_at', 'is', null).execute(),
        );
        return waiting.length === 0;
      },
      { what: 'the inbox to be worked off', timeoutMs: 15_000 },
    );

  const allCalls = async (): Promise<number> => {
    const answer = await fetch(`${standIns.xero.url}/__sandbox/calls`);
    const { byOperation } = (await answer.json()) as { byOperation: Record<string, number> };
    return Object.values(byOperation).reduce((sum, count) => sum + count, 0);
  };

  test('money that waits, what is allocated of it, and each payment that Xero tells of', async () => {
    await webhooks({ categories: ['INVOICE', 'CONTACT', 'CREDITNOTE', 'OVERPAYMENT', 'PREPAYMENT', 'PAYMENT'] });
    const { invoice_id: invoiceId, contact_id: contactId } = await openInvoice();
    const made = await control('/overpay', { contactId, amount: '30.00' });
    const { overpaymentId } = (await made.json()) as { overpaymentId: string };
    const credit = (allocated: number) =>
      waitFor(
        async () => {
          const row = await opened.store.withPortal(portalId, ({ db }) =>
            db.selectFrom('mirror_credits').selectAll().where('credit_id', '=', overpaymentId).executeTakeFirst(),
          );
          return row?.allocations.length === allocated && row;
        },
        { what: 'the overpayment', timeoutMs: 15_000 },
      );
    expect(await credit(0)).toMatchObject({ kind: 'overpayment', contact_id: contactId });
    await control('/allocate', { creditId: overpaymentId, invoiceId, amount: '10.00' });
    expect((await credit(1)).allocations).toMatchObject([{ invoiceId, amount: '10' }]);
    await control('/pay', { invoiceId });
    const payment = await waitFor(
      () =>
        opened.store.withPortal(portalId, ({ db }) =>
          db.selectFrom('mirror_payments').selectAll().where('invoice_id', '=', invoiceId).executeTakeFirst(),
        ),
      { what: 'the payment', timeoutMs: 15_000 },
    );
    expect(payment.status).toBe('AUTHORISED');
    await nothingWaits();
  });

  test('a thousand events of a hundred invoices within two seconds cost at most five calls', async () => {
    const rows = await opened.store.withPortal(portalId, ({ db }) =>
      db
        .selectFrom('mirror_invoices')
        .select(['invoice_id', 'vendor_updated_at'])
        .orderBy('invoice_id')
        .limit(100)
        .execute(),
    );
    const before = await allCalls();
    const began = Date.now();
    for (let round = 0; round < 10; round += 1) {
      const events = rows.map((row) =>
        xeroEvent({
          ...{ tenantId, resourceId: row.invoice_id, eventType: round === 0 ? 'CREATE' : 'UPDATE' },
          eventDateUtc: new Date(row.vendor_updated_at.getTime() - round).toISOString().slice(0, -1),
        }),
      );
      const { path, ...sent } = xeroWebhook(events);
      expect(
        (await fetch(`http://localhost:${server.port}${path}`, { ...sent, body: new Uint8Array(sent.body) })).status,
      ).toBe(200);
    }
    expect(Date.now() - began).toBeLessThan(10_000);
    await nothingWaits();
    expect((await allCalls()) - before).toBeLessThanOrEqual(5);
  });
});

import { sql } from 'kysely';
import { assemble, type Product } from '../../functions/runtime/compose.ts';
import { createVendors } from '../../functions/runtime/create-vendors.ts';
import { doors } from '../../functions/runtime/doors.ts';
import { createApp } from '../../functions/runtime/express.ts';
import { listen, type Listening } from '../../functions/runtime/listen.ts';
import { createMetrics } from '../../functions/runtime/metrics.ts';
import { faultSchema } from '../../sandbox/kit/faults.ts';
import { cast } from '../../sandbox/seed/cast.ts';
import type { WebhookReport, WebhookSettings } from '../../sandbox/xero/webhooks/webhooks.ts';
import { provisionPortal } from '../../scripts/provision/provision-portal.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { newIntent } from '../../src/invoicing/outbox/new-intent.ts';
import type { Clock } from '../../src/lib/clock.ts';
import { randomId } from '../../src/lib/ids.ts';
import { unwrap } from '../../src/lib/result.ts';
import { STREAMS } from '../../src/mirror/streams.ts';
import { HUBSPOT_SCOPES } from '../../src/tenancy/scopes.ts';
import { eachDatabase } from '../support/databases.ts';
import { startStandIns, type StandIns } from '../support/stand-ins.ts';
import { testLog } from '../support/test-log.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';
import { waitFor } from '../support/wait-for.ts';
import { patience } from '../support/rough-day.ts';

const portalId = String(cast.portalId);

/** The whole way: a change in the Xero stand-in, its signed webhook over HTTP, the inbox, the job, the mirror, the intent. */
eachDatabase((_name, fresh) => {
  let standIns: StandIns;
  let opened: TestStore;
  let product: Product;
  let server: Listening;
  let tenantId: string;
  /** How far the product's clock is ahead, in milliseconds. */
  let ahead = 0;
  const clock: Clock = { now: () => new Date(Date.now() + ahead) };
  beforeAll(async () => {
    standIns = await startStandIns();
    opened = await openTestStore(fresh);
    await provisionPortal({ store: opened.store, config: standIns.config, hubspotScopes: HUBSPOT_SCOPES });
    const basics = { log: testLog(), clock, newId: randomId, metrics: createMetrics() };
    product = assemble(opened.store, standIns.config, basics);
    server = await listen(createApp(product.deps, doors), 0);
    await product.work();
    await waitFor(allRead, { what: 'the first pull', timeoutMs: 60_000 });
    tenantId = cast.organisationId;
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
  const invoiceOf = (invoiceId: string) =>
    opened.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('mirror_invoices').selectAll().where('invoice_id', '=', invoiceId).executeTakeFirst(),
    );
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

  test('our door proves itself to Xero, by right and wrong signatures', async () => {
    const report = await webhooks({
      url: `http://localhost:${server.port}/webhooks/xero`,
      key: testSecrets['the webhook key of Xero'],
      mode: 'deliver',
    });
    expect(report).toMatchObject({ confirmed: true, disabled: null, failed: 0 });
  });

  test('what a customer pays is seen, with its payment, without anybody asking', async () => {
    const invoice = await openInvoice();
    await control('/pay', { invoiceId: invoice.invoice_id });
    const paid = await waitFor(
      async () => {
        const row = await invoiceOf(invoice.invoice_id);
        return row?.status === 'PAID' && row;
      },
      { what: 'the invoice to be paid in the mirror', timeoutMs: 15_000 },
    );
    expect([paid.amount_due, paid.amount_paid]).toEqual([expect.stringMatching(/^0(\.0+)?$/), invoice.total]);
    const payment = await waitFor(
      () =>
        opened.store.withPortal(portalId, ({ db }) =>
          db
            .selectFrom('mirror_payments')
            .select('amount')
            .where('invoice_id', '=', invoice.invoice_id)
            .executeTakeFirst(),
        ),
      { what: 'the payment to be read', timeoutMs: 15_000 },
    );
    expect(payment.amount).toBe(invoice.total);
  });

  test('however often, late and in whatever order they come, the last state stands', async () => {
    const { invoice_id: invoiceId } = await openInvoice();
    const edit = (reference: string) => control('/edit', { invoiceId, changes: { reference } });
    await webhooks({ mode: 'hold' });
    for (const reference of ['first', 'second', 'third', 'last']) await edit(reference);
    expect((await invoiceOf(invoiceId))?.reference).not.toBe('last');
    const callsBefore = await calls();
    expect(await webhooks({ mode: 'shuffle', seed: 7 })).toMatchObject({ pending: 0, failed: 0 });
    await nothingWaits();
    expect((await invoiceOf(invoiceId))?.reference).toBe('last');
    expect((await calls()) - callsBefore).toBeLessThanOrEqual(4);
    await webhooks({ mode: 'duplicate' });
    await edit('twice');
    await waitFor(async () => (await invoiceOf(invoiceId))?.reference === 'twice', {
      what: 'the edit',
      timeoutMs: 15_000,
    });
    await webhooks({ mode: 'deliver' });
  });

  const calls = async (): Promise<number> => {
    const answer = await fetch(`${standIns.xero.url}/__sandbox/calls`);
    return ((await answer.json()) as { byOperation: Record<string, number> }).byOperation['getInvoices'] ?? 0;
  };

  const stateIs = (intentId: string, state: string) =>
    waitFor(
      () =>
        product.deps.inOutbox(portalId, async ({ outbox }) => {
          const read = await outbox.read(intentId);
          return read?.state === state && read;
        }),
      { what: `the intent to be ${state}`, timeoutMs: 15_000 },
    );

  /** Writes the invoice of an intent and throws Xero's answer away: what settles the intent is the webhook alone. */
  const writeUnheard = async (dealId: string) => {
    const intentId = randomId();
    const url = `https://app-eu1.hubspot.com/contacts/${portalId}/record/0-3/${dealId}?tieout=${intentId}`;
    const contactId = (await openInvoice()).contact_id;
    const line = { Description: 'Signs', Quantity: 2, UnitAmount: 50, AccountCode: '200' };
    const document = { Type: 'ACCREC', Status: 'AUTHORISED', Date: today(), DueDate: today(), Url: url };
    const request = JSON.stringify({
      Invoices: [{ ...document, Contact: { ContactID: contactId }, LineItems: [line] }],
    });
    const subject = `deal:${dealId}:whole`;
    const intent = { intentId, portalId, tenantId, kind: 'create_invoice', subject, request } as const;
    const decided = { ...intent, createdBy: '1', createdAt: clock.now(), state: 'sending' as const };
    await product.deps.inOutbox(portalId, ({ outbox }) => outbox.insert(newIntent(decided)));
    const { writer } = createVendors(standIns.config, { store: opened.store, clock }).xero;
    const write = { kind: 'create_invoice' as const, documentId: null, request, key: `${intentId}:1` };
    const written = unwrap(await writer.send({ portalId, tenantId }, write));
    if (written.kind !== 'invoice') throw new Error(`Xero made a ${written.kind}`);
    return { intentId, invoice: written.invoice };
  };

  test('an invoice whose webhook comes before its answer settles its intent, and voiding it in Xero releases it', async () => {
    await webhooks({ beforeAnswer: true });
    const { intentId, invoice } = await writeUnheard('77');
    expect(await stateIs(intentId, 'done')).toMatchObject({ documentId: invoice.id });
    await control('/void', { invoiceId: invoice.id });
    await stateIs(intentId, 'released');
    await webhooks({ beforeAnswer: false });
  });

  /** Waits until the job waits that is to ask again; then so much time goes by for the product, for Xero and for that job. */
  const passUntilAskedAgain = async (seconds: number) => {
    const waits = sql<{ id: string }>`select id from pgboss.job
      where name = 'fetch-changed' and state = 'created' and start_after > now()`;
    const [job] = await waitFor(
      async () => {
        const { rows } = await opened.store.withPortal(portalId, ({ db }) => waits.execute(db));
        return rows.length === 1 && rows;
      },
      { what: 'one job to wait', timeoutMs: 15_000 },
    );
    ahead += seconds * 1000;
    await control('/clock', { advanceSeconds: seconds });
    await opened.store.withPortal(portalId, ({ db }) =>
      sql`update pgboss.job set start_after = now() where id = ${job?.id}`.execute(db),
    );
  };

  test('while Xero’s list lags by 90 seconds, what it does not show yet is asked for again, and nothing is lost', async () => {
    await nothingWaits();
    const before = await calls();
    standIns.xero.faults.add(faultSchema.parse({ operation: 'getInvoices', kind: 'lag', delayMs: 90_000 }));
    const { intentId, invoice } = await writeUnheard('78');
    for (const seconds of [30, 30, 31]) {
      await passUntilAskedAgain(seconds);
      if (seconds === 30) expect(await invoiceOf(invoice.id)).toBeUndefined();
    }
    expect(await stateIs(intentId, 'done')).toMatchObject({ documentId: invoice.id });
    expect(await invoiceOf(invoice.id)).toMatchObject({ status: 'AUTHORISED', total: invoice.total.toFixed() });
    await nothingWaits();
    await control('/edit', { invoiceId: invoice.id, changes: { reference: 'after the lag' } });
    await passUntilAskedAgain(91);
    await nothingWaits();
    expect((await invoiceOf(invoice.id))?.reference).toBe('after the lag');
    expect((await calls()) - before).toBe(4 + 2);
    standIns.xero.faults.clear();
  });

  test('the PDF and the pay link are Xero’s own', async () => {
    const { invoice_id: invoiceId } = await openInvoice();
    const where = { portalId, tenantId };
    const pdf = unwrap(await product.deps.xero.pdf(where, invoiceId));
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(unwrap(await product.deps.xero.payLink(where, invoiceId))).toContain(invoiceId);
  });
});

const today = (): string => new Date().toISOString().slice(0, 10);

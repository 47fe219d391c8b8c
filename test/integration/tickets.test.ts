import { assemble } from '../../functions/runtime/compose.ts';
import { doors } from '../../functions/runtime/doors.ts';
import { createApp } from '../../functions/runtime/express.ts';
import { createMetrics } from '../../functions/runtime/metrics.ts';
import type { TicketAnswer } from '../../src/contract/invoice-actions.ts';
import { loadConfig } from '../../src/lib/config.ts';
import type { VendorFailure } from '../../src/lib/failure.ts';
import { randomId } from '../../src/lib/ids.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import { assertOutsideTransaction } from '../../src/lib/transaction-guard.ts';
import { eachDatabase } from '../support/databases.ts';
import { transports, type Transport } from '../support/door-transports.ts';
import { Ledger } from '../support/ledger-builder.ts';
import { validEnvironment } from '../support/product-process.ts';
import { PUBLIC_URL, signed } from '../support/signed.ts';
import { testLog } from '../support/test-log.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
/** No text: what takes it for one breaks it. */
const PDF = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x00, 0xff, 0xc3, 0x28, 0x0a]);
const OWNER = '7';
const STRANGER = '9';

eachDatabase((_name, fresh) => {
  let opened: TestStore;
  let now: Date;
  let asked: string[];
  let xeroSays: Result<never, VendorFailure> | null;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    opened = await openTestStore(fresh);
    const ledger = new Ledger()
      .user(OWNER)
      .user(STRANGER)
      .company('42')
      .deal('77', { companyId: '42', ownerId: '70' })
      .deal('78', { ownerId: '70' })
      .organisation()
      .contact('c', { contactNumber: 'HS-COMPANY-42' })
      .contact('d')
      .invoice('theirs', 'c', { invoiceNumber: 'INV 0001/é"' })
      .invoice('elsewhere', 'd')
      .invoice('of-deal', 'd', { invoiceNumber: '' })
      .readUntil(NOW);
    await ledger.write(opened.store);
    const link = { deal_id: '78', step: 'whole', invoice_id: 'of-deal', intent_id: null, linked_at: NOW };
    await opened.store.withPortal('62515', ({ db }) =>
      db
        .insertInto('invoice_links')
        .values({ portal_id: '62515', tenant_id: ledger.tenantId, ...link })
        .execute(),
    );
    const basics = { log: testLog(), clock: { now: () => now }, newId: randomId, metrics: createMetrics() };
    const { deps } = assemble(opened.store, loadConfig(validEnvironment), basics);
    const answer = <T>(what: string, value: T) => {
      assertOutsideTransaction();
      asked.push(what);
      return Promise.resolve(xeroSays ?? ok(value));
    };
    const xero = {
      pdf: (where: { tenantId: string }, id: string) => answer(`pdf ${where.tenantId} ${id}`, new Uint8Array(PDF)),
      payLink: (where: { tenantId: string }, id: string) =>
        answer(`link ${where.tenantId} ${id}`, `https://in.xero.test/${id}`),
    };
    app = createApp({ ...deps, xero: { ...deps.xero, ...xero } }, doors);
  });
  beforeEach(() => {
    [now, asked, xeroSays] = [NOW, [], null];
  });
  afterAll(() => opened.remove());

  /** What the audit log has got since this was asked last; nobody can delete from it. */
  const newAudit = async () => {
    const rows = await opened.store.withPortal('62515', ({ db }) =>
      db.selectFrom('audit_log').selectAll().orderBy('audit_id').offset(seenAudit).execute(),
    );
    seenAudit += rows.length;
    return rows.map((row) => `${row.user_id} ${row.action} ${row.object_type_id}/${row.object_id} ${row.right}`);
  };
  let seenAudit = 0;

  describe.each(Object.keys(transports) as (keyof typeof transports)[])('over %s', (name) => {
    let door: Transport;
    beforeAll(async () => {
      door = await transports[name](app);
    });
    afterAll(() => door.close());

    const post = async (path: string, body: object, userId = OWNER) => {
      const answer = await door.send(signed({ portalId: '62515', userId, now }, { method: 'POST', path, body }));
      return JSON.parse(answer.text) as { ok: boolean; value?: unknown; error?: { code: string; message: string } };
    };
    const ask = (dealId = '77', invoiceId = 'theirs', userId = OWNER) =>
      post('/cards/tickets', { dealId, invoiceId }, userId);
    const open = (url: string) =>
      door.send({ method: 'GET', path: url.replace(PUBLIC_URL, ''), headers: {}, body: Buffer.alloc(0) });
    const ticket = async (...how: Parameters<typeof ask>): Promise<string> =>
      ((await ask(...how)).value as TicketAnswer).url;

    test('a ticket opens the PDF, byte by byte, inline and under its number', async () => {
      await newAudit();
      const { value } = await ask();
      expect(value).toEqual({
        url: expect.stringMatching(/^https:\/\/app\.tieout\.test\/files\/[\w-]{43}$/) as string,
        expiresAt: '2026-11-20T12:01:00.000Z',
      });
      const file = await open((value as TicketAnswer).url);
      expect(file.status).toBe(200);
      expect(file.bytes).toEqual(PDF);
      expect(file.headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': 'inline; filename="INV-0001-.pdf"',
        'cache-control': 'no-store',
      });
      expect(asked).toEqual(['pdf tenant-of-62515 theirs']);
      expect(await newAudit()).toEqual(['7 ask_invoice_pdf 0-3/77 amounts', '7 open_invoice_pdf 0-3/77 amounts']);
    });

    test('it opens once', async () => {
      const url = await ticket();
      expect((await open(url)).status).toBe(200);
      const again = await open(url);
      expect([again.status, again.text]).toEqual([410, expect.stringMatching(/has been used/)]);
      expect(asked).toHaveLength(1);
    });

    test('a look at its headers alone is refused, and does not use it up', async () => {
      const url = await ticket();
      const path = url.replace(PUBLIC_URL, '');
      const look = await door.send({ method: 'HEAD', path, headers: {}, body: Buffer.alloc(0) });
      expect([look.status, look.headers['allow'], asked]).toEqual([405, 'GET', []]);
      expect((await open(url)).status).toBe(200);
    });

    test('of two who open it at once, one gets it', async () => {
      const url = await ticket();
      const answers = await Promise.all([open(url), open(url)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    });

    test('it opens within a minute', async () => {
      const [soon, late] = [await ticket(), await ticket()];
      now = new Date(NOW.getTime() + 59_999);
      expect((await open(soon)).status).toBe(200);
      now = new Date(NOW.getTime() + 60_000);
      expect((await open(late)).status).toBe(410);
    });

    test('a ticket that was never made opens nothing', async () => {
      const before = await opened.store.withPortal('62515', ({ db }) =>
        db.selectFrom('file_tickets').selectAll().execute(),
      );
      for (const stored of before) expect((await open(`/files/${stored.ticket_hash}`)).status).toBe(404);
      const unknown = await open('/files/x');
      expect(unknown).toMatchObject({ status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });
      expect(asked).toEqual([]);
    });

    test('what its person may see is decided again', async () => {
      const url = await ticket();
      const rule = {
        portal_id: '62515',
        subject_kind: 'user',
        subject_id: OWNER,
        right: 'none',
        scope: 'all',
      } as const;
      await opened.store.withPortal('62515', ({ db }) => db.insertInto('access_rules').values(rule).execute());
      const refused = await open(url);
      await opened.store.withPortal('62515', ({ db }) => db.deleteFrom('access_rules').execute());
      expect([refused.status, refused.text, asked]).toEqual([403, expect.stringContaining('You may not see this'), []]);
      expect((await open(url)).status).toBe(410);
    });

    test('when Xero does not give the file, the person is told in words', async () => {
      xeroSays = err({ code: 'vendor_throttled', vendor: 'xero', retryAfterSeconds: 20, limit: 'minute' });
      const answer = await open(await ticket());
      expect([answer.status, answer.text]).toEqual([503, expect.stringContaining('Xero is busy.')]);
    });

    test('files may be shown in HubSpot’s frames, no other answer may', async () => {
      const file = await open(await ticket());
      expect(file.headers['content-security-policy']).toBe(
        'frame-ancestors https://*.hubspot.com https://app.hubspot.com',
      );
      expect(file.headers['x-frame-options']).toBeUndefined();
      const gone = await open('/files/x');
      expect(gone.headers['content-security-policy']).toContain('https://*.hubspot.com');
      const { headers } = await open('/health/live');
      expect(headers['x-frame-options']).toBe('SAMEORIGIN');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
    });

    test('the invoices of the deal’s customer and of the deal itself can be asked for, others cannot', async () => {
      expect((await ask('77', 'elsewhere')).error?.code).toBe('not_found');
      expect((await ask('77', 'of-deal')).error?.code).toBe('not_found');
      expect((await ask('78', 'theirs')).error?.code).toBe('not_found');
      const look = { path: '/cards/invoices/of-deal', query: { objectTypeId: '0-3', objectId: '78' } };
      const seen = await door.send(signed({ portalId: '62515', userId: OWNER, now }, look));
      expect(JSON.parse(seen.text)).toMatchObject({ ok: true, value: { id: 'of-deal' } });
      const own = await open(await ticket('78', 'of-deal'));
      expect(own.headers['content-disposition']).toBe('inline; filename="invoice.pdf"');
    });

    test('who may not see amounts gets neither a ticket nor a link', async () => {
      await newAudit();
      const { error } = await ask('77', 'theirs', STRANGER);
      const link = await post('/cards/invoices/theirs/pay-link', { dealId: '77' }, STRANGER);
      expect([error?.code, link.error?.code, asked]).toEqual(['not_allowed', 'not_allowed', []]);
      expect(await newAudit()).toEqual([]);
    });

    test('the pay link is Xero’s own, and who asked is written down', async () => {
      await newAudit();
      expect(await post('/cards/invoices/theirs/pay-link', { dealId: '77' })).toEqual({
        ok: true,
        value: { url: 'https://in.xero.test/theirs' },
      });
      expect(asked).toEqual(['link tenant-of-62515 theirs']);
      expect(await newAudit()).toEqual(['7 ask_pay_link 0-3/77 amounts']);
      expect((await post('/cards/invoices/elsewhere/pay-link', { dealId: '77' })).error?.code).toBe('not_found');
    });

    test('a draft has no pay link: Xero’s words', async () => {
      xeroSays = err({ code: 'vendor_rejected', vendor: 'xero', status: 404, messages: ['Not for drafts.'] });
      const { error } = await post('/cards/invoices/theirs/pay-link', { dealId: '77' });
      expect(error).toMatchObject({ code: 'vendor_rejected', message: 'Xero refused: Not for drafts.' });
    });

    test('tickets of yesterday are removed', async () => {
      await ticket();
      now = new Date(NOW.getTime() + 25 * 3_600_000);
      await ticket();
      const left = await opened.store.withPortal('62515', ({ db }) =>
        db.selectFrom('file_tickets').selectAll().execute(),
      );
      expect(left).toHaveLength(1);
      await opened.store.withPortal('62515', ({ db }) => db.deleteFrom('file_tickets').execute());
    });
  });
});

import { sql } from 'kysely';
import { writeBackJob, writeBackAll, type WriteBackJobDeps } from '../../functions/jobs/write-back-jobs.ts';
import { cast } from '../../sandbox/seed/cast.ts';
import type { WriteBackMode } from '../../src/automation/facts.ts';
import type { PropertyWriter } from '../../src/automation/ports.ts';
import { writeBack } from '../../src/automation/write-back.ts';
import type { RecordCard } from '../../src/contract/record-card.ts';
import type { StreamName } from '../../src/mirror/facts.ts';
import { ianaZone } from '../../src/mirror/rules/xero-zones.ts';
import { STREAMS_OF_FIGURES } from '../../src/receivables/facts.ts';
import { inWriteBack } from '../../src/store/write-back-unit.ts';
import { openCrmHouse, type CrmHouse } from '../support/crm-house.ts';
import { portalId } from '../support/connected-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { patience } from '../support/rough-day.ts';

const REP = String(cast.users.rep.userId);

/** From the switch in the settings to the properties of records in HubSpot's stand-in. */
eachDatabase((_name, fresh) => {
  let house: CrmHouse;
  let deps: WriteBackJobDeps;
  beforeAll(async () => {
    house = await openCrmHouse(fresh);
    const { store, jobs, vendors } = house;
    deps = { ...jobs, inWriteBack: inWriteBack(store, ianaZone), properties: vendors.hubspot.properties };
    for (const stream of ['crm_owners', 'crm_companies', 'crm_contacts', 'crm_deals', ...STREAMS_OF_FIGURES] as const)
      await readAll(stream);
  }, patience(90_000));
  afterAll(() => house.remove());

  const readAll = async (stream: StreamName): Promise<void> => {
    for (let reads = null; reads === null;) {
      await house.pull(stream);
      reads = await house.store.withPortal(portalId, async ({ db }) => {
        const cursor = db.selectFrom('stream_cursors').select('read_until').where('stream', '=', stream);
        return (await cursor.executeTakeFirst())?.read_until ?? null;
      });
    }
  };
  const set = (mode: WriteBackMode, { clear = false, userId }: { clear?: boolean; userId?: string } = {}) =>
    house.post('/settings/write-back', { mode, clear }, userId);
  /** Does the jobs that wait, and those that these ask for. */
  const drain = async (): Promise<void> => {
    for (;;) {
      const [next] = await house.store.withPortal(portalId, async ({ db }) => {
        const { rows } = await sql<{ data: { ids: { objectTypeId: string; after: string } } }>`
          update pgboss.job set state = 'completed' where id = (
            select id from pgboss.job where name = 'write-back' and state = 'created' order by created_on, id limit 1)
          returning data`.execute(db);
        return rows;
      });
      if (!next) return;
      // As the queue does: a connection may break while one thread works for the database and for both vendors.
      for (let attempt = 1, tried = false; !tried; attempt += 1)
        tried = await writeBackJob(deps, { portalId, ids: next.data.ids, lastAttempt: attempt === 3 }).then(
          () => true,
          (error: unknown) => {
            if (attempt === 3) throw error;
            return false;
          },
        );
    }
  };
  const NAMES = ['tieout_standing', 'tieout_oldest_overdue_days', 'tieout_outstanding', 'tieout_currency'];
  const inHubSpot = async (type: string, id: string) => {
    const { properties } = await house.person<{ properties: Record<string, string | null> }>(
      'GET',
      `/crm/${type}/${id}`,
    );
    return NAMES.map((name) => properties[name] ?? '');
  };
  const company = () => cast.manyInvoices.companyId;
  const calls = () => house.hubspot.calls.report().byOperation;
  const rows = () =>
    house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('crm_written').selectAll().orderBy('object_id').execute(),
    );

  test('nothing is written unless an admin wants it', async () => {
    expect(await set('standing', { userId: REP })).toMatchObject({ ok: false, error: { code: 'not_allowed' } });
    house.hubspot.calls.clear();
    await writeBackAll(deps);
    await drain();
    expect(calls()).toEqual({});
  });

  test('standing and dates are written to those whom Xero knows, and to nobody again while nothing changes', async () => {
    expect(await set('standing')).toMatchObject({ ok: true });
    await drain();
    const [standing, days, outstanding] = await inHubSpot('companies', company());
    expect([standing, Number(days) >= 0, outstanding]).toEqual([expect.stringMatching(/^\w+$/), true, '']);
    expect((await rows()).length).toBeGreaterThan(10);
    expect(await house.issues()).toEqual([]);
    house.hubspot.calls.clear();
    await writeBackAll(deps);
    await drain();
    expect(calls()).toEqual({});
  });

  test('amounts are the card’s own, in one currency; of several nothing is written and it says so', async () => {
    expect(await set('amounts')).toMatchObject({ ok: true });
    await drain();
    const written = await inHubSpot('companies', company());
    const { value } = await house.ask('/cards/record', { objectTypeId: '0-2', objectId: company() });
    const [figures] = (value as unknown as RecordCard).figures ?? [];
    expect([Number(written[2]), written[3]]).toEqual([Number(figures?.outstanding), figures?.currency]);
    expect((await inHubSpot('companies', cast.bothCurrencies.companyId)).slice(2)).toEqual([
      '',
      'Several currencies: see the card',
    ]);
  });

  test('amounts that are wanted no more are taken away', async () => {
    await set('standing');
    await drain();
    expect((await inHubSpot('companies', company())).slice(2)).toEqual(['', '']);
    expect((await inHubSpot('companies', company()))[0]).not.toBe('');
  });

  test('a crash between writing and keeping writes the same values once more, and nothing else', async () => {
    await house.store.withPortal(portalId, ({ db }) =>
      db.deleteFrom('crm_written').where('object_id', '=', company()).execute(),
    );
    const before = await inHubSpot('companies', company());
    const writes: string[][] = [];
    const crashing: WriteBackJobDeps = {
      ...deps,
      properties: {
        ...deps.properties,
        write: async (where, records) => {
          writes.push(records.map(({ id }) => id));
          await deps.properties.write(where, records);
          throw new Error('killed');
        },
      },
    };
    const stretch = { objectTypeId: '0-2', after: company().slice(0, -1) };
    await expect(writeBack(crashing, portalId, stretch)).rejects.toThrow('killed');
    const counting: PropertyWriter = {
      ...deps.properties,
      write: (where, records) => {
        writes.push(records.map(({ id }) => id));
        return deps.properties.write(where, records);
      },
    };
    await writeBack({ ...deps, properties: counting }, portalId, stretch);
    expect(writes).toEqual([[company()], [company()]]);
    expect(await inHubSpot('companies', company())).toEqual(before);
  });

  test('what HubSpot refuses is an issue in its words, and tried again', async () => {
    await house.store.withPortal(portalId, ({ db }) =>
      db.deleteFrom('crm_written').where('object_id', '=', company()).execute(),
    );
    const fault = { operation: 'companies.batchUpdate', kind: 'status', status: 400, words: 'A rule of this account' };
    await house.person('POST', '/faults', { ...fault, times: 1 });
    await writeBackAll(deps);
    await drain();
    const subject = `write-back/0-2/${company()}`;
    expect(await house.issues()).toMatchObject([{ kind: 'write_back_failed', subject }]);
    await writeBackAll(deps);
    await drain();
    expect(await inHubSpot('companies', company())).not.toContain(undefined);
    expect((await rows()).some(({ object_id: id }) => id === company())).toBe(true);
    expect(await house.issues()).toEqual([]);
  });

  test('of a deal it is written how its invoices stand, and amounts by the second switch alone', async () => {
    const { dealId } = cast.deals.readyToInvoice;
    const [invoice] = await house.store.withPortal(portalId, async ({ db }) => {
      const open = db.selectFrom('mirror_invoices').selectAll().where('status', '=', 'AUTHORISED').limit(1);
      const [row] = await open.execute();
      const mine = { portal_id: portalId, tenant_id: row!.tenant_id, step: 'whole', intent_id: null };
      const link = { ...mine, deal_id: dealId, invoice_id: row!.invoice_id, linked_at: new Date() };
      await db.insertInto('invoice_links').values(link).execute();
      return [row!];
    });
    const ofDeal = async () => {
      const deal = await house.person<{ properties: Record<string, string | null> }>('GET', `/crm/deals/${dealId}`);
      return deal.properties;
    };
    await writeBackAll(deps);
    await drain();
    expect(await house.issues()).toEqual([]);
    const written = await ofDeal();
    expect(written).toMatchObject({
      tieout_invoice_number: invoice.invoice_number,
      tieout_invoice_date: invoice.invoice_date,
      tieout_invoice_status: expect.stringMatching(/^(overdue|part_paid|awaiting_payment)$/) as string,
    });
    expect(written['tieout_invoice_total'] ?? '').toBe('');
    await set('amounts');
    await drain();
    expect(Number((await ofDeal())['tieout_invoice_total'])).toBe(Number(invoice.total));
    await set('off', { clear: true });
    await drain();
    const cleared = await ofDeal();
    expect([cleared['tieout_invoice_status'] ?? '', cleared['tieout_invoice_total'] ?? '']).toEqual(['', '']);
    await set('standing');
    await drain();
  });

  test('after a merge nothing is taken from the record that lives on: what it had is written anew', async () => {
    const written = async () => (await rows()).filter((row) => row.object_type_id === '0-2');
    const before = (await written()).map(({ object_id: id }) => id);
    const [one = '', two = ''] = before.filter((id) => id !== company());
    await house.person('POST', `/crm/companies/${one}/merge`, { into: two });
    await house.told();
    await house.drain();
    const [survivor, ...others] = (await written()).filter((row) => row.values_hash === '');
    expect([survivor?.object_id, others]).toEqual([expect.any(String), []]);
    expect((await written()).map(({ object_id: id }) => id)).not.toContain(one);
    await writeBackAll(deps);
    await drain();
    expect((await written()).filter((row) => row.values_hash === '')).toEqual([]);
    expect((await inHubSpot('companies', survivor?.object_id ?? ''))[0]).not.toBe('');
  });

  test('switched off with the wish to clear, every value goes, and nothing is kept', async () => {
    expect(await set('off', { clear: true })).toMatchObject({ ok: true });
    await drain();
    expect(await inHubSpot('companies', company())).toEqual(['', '', '', '']);
    expect(await rows()).toEqual([]);
    house.hubspot.calls.clear();
    await writeBackAll(deps);
    await drain();
    expect(calls()).toEqual({});
  });
});

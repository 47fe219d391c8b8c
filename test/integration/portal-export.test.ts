import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { asOwner } from '../support/as-owner.ts';
import { eachDatabase } from '../support/databases.ts';
import { transports } from '../support/door-transports.ts';
import { PUBLIC_URL } from '../support/signed.ts';
import { ADMIN, openSettingsHouse, settled, type SettingsHouse } from '../support/settings-house.ts';

interface Line {
  table: string;
  row: Record<string, unknown>;
}

eachDatabase((_name, fresh) => {
  let house: SettingsHouse;
  beforeAll(async () => {
    house = await openSettingsHouse(fresh);
  });
  afterAll(() => house.remove());

  const address = async (portalId: string): Promise<string> =>
    ((await house.post(portalId, 'export')).value as { url: string }).url;
  const open = (url: string) =>
    house.transport.send({ method: 'GET', path: url.replace(PUBLIC_URL, ''), headers: {}, body: Buffer.alloc(0) });
  const onLambda = async (url: string) =>
    (await transports.lambda(house.app)).send({
      ...{ method: 'GET', path: url.replace(PUBLIC_URL, ''), headers: {}, body: Buffer.alloc(0) },
    });
  const full = (portalId: string) =>
    settled(portalId)
      .company('1', { name: 'Zoë & "Söhne"\n' })
      .contact('c')
      .invoice('i', 'c', { total: '12345678901234.5678' });

  test('it comes whole through AWS Lambda, too', async () => {
    const portalId = await house.write(full);
    const { bytes } = await onLambda(await address(portalId));
    expect(gunzipSync(bytes).toString('utf8')).toContain('Zoë');
  });

  test('every row of the portal, a line each, exact, and of nobody else', async () => {
    const [portalId, other] = [await house.write(full), await house.write(full)];
    const answer = await open(await address(portalId));
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/gzip']);
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="tieout-${portalId}-2026-11-20.ndjson.gz"`,
    );
    const text = gunzipSync(answer.bytes).toString('utf8');
    const [head, ...lines] = text.trimEnd().split('\n');
    expect(JSON.parse(head ?? '')).toMatchObject({ portalId, exportedAt: '2026-11-20T12:00:00.000Z', format: 1 });
    const rows = lines.map((line) => JSON.parse(line) as Line);
    expect(rows.find(({ table }) => table === 'crm_companies')?.row).toMatchObject({ name: 'Zoë & "Söhne"\n' });
    // Not through a float: the digits stand in the text.
    expect(lines.find((line) => line.includes('mirror_invoices'))).toMatch(/"total": ?12345678901234\.5678[,}]/);
    expect(text).not.toContain(other);
    const counts = await asOwner(
      house.store,
      sql<{ name: string }>`select relname as name from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity order by 1`,
    );
    for (const { name } of counts) {
      const [stored] = await asOwner(
        house.store,
        sql<{ count: number }>`select count(*)::integer as count from ${sql.table(name)} where portal_id = ${portalId}`,
      );
      expect([name, rows.filter(({ table }) => table === name).length]).toEqual([name, stored?.count]);
    }
  });

  test('no token is in it, nor the hash of a ticket', async () => {
    const portalId = await house.write(full);
    await open(await address(portalId));
    const text = gunzipSync((await open(await address(portalId))).bytes).toString('utf8');
    expect(text).toContain('"file_tickets"');
    expect(text).not.toMatch(/access_token|refresh_token|ticket_hash|sealed|consents/);
  });

  test('more rows than one step reads are all there', async () => {
    const portalId = await house.write((id) => {
      const ledger = full(id);
      for (let count = 0; count < 1201; count += 1) ledger.company(`many-${count}`);
      return ledger;
    });
    const text = gunzipSync((await open(await address(portalId))).bytes).toString('utf8');
    expect(text.match(/"many-\d+"/g)).toHaveLength(1201);
  });

  test('it opens once, for whoever is still an admin, and both looks are written down', async () => {
    const portalId = await house.write(full);
    const [first, second] = [await address(portalId), await address(portalId)];
    expect((await open(first)).status).toBe(200);
    expect((await open(first)).status).toBe(410);
    await house.post(portalId, 'admins', { userId: ADMIN, admin: false });
    const refused = await open(second);
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('admin')]);
    expect((await open(second)).status).toBe(410);
    expect((await house.audit(portalId)).map((line) => line.split(' ')[1])).toEqual([
      ...['ask_export', 'ask_export', 'open_export', 'remove_admin'],
    ]);
  });
});

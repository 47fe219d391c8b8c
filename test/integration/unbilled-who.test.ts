import type { UnbilledRow } from '../../src/contract/unbilled.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER, LOOKER, REP } from '../support/draft-house.ts';
import { openUnbilledHouse, won, type UnbilledHouse } from '../support/unbilled-house.ts';

/** Deal, reason, amount, billed, left and what is in drafts. */
const said = ({ dealId, reason, amount, billed, left, inDrafts }: UnbilledRow) =>
  [dealId, reason, amount ?? '-', billed, left ?? '-', inDrafts].join(' ');

/** Who sees what is won and not invoiced, and may ignore it. */
eachDatabase((_name, fresh) => {
  let house: UnbilledHouse;
  beforeAll(async () => {
    house = await openUnbilledHouse(fresh);
  });
  afterAll(() => house.remove());

  const audited = (portalId: string) =>
    house.store.withPortal(portalId, async ({ db }) => {
      const rows = await db.selectFrom('audit_log').selectAll().orderBy('audit_id').execute();
      return rows.map((row) => [row.action, row.object_type_id, row.object_id, row.user_id, row.right].join(' '));
    });

  test('ignored with a reason it is left out of the total, taken back it is there again, and each is in the audit log', async () => {
    const portalId = await house.write((ledger) => ledger.deal('1', won('10')).deal('2', won('20')));
    expect(await house.post(portalId, 'ignore', { dealId: '1', reason: 'A gift.' })).toMatchObject({ ok: true });
    const without = await house.list(portalId);
    expect(without.rows.map(({ dealId }) => dealId)).toEqual(['2']);
    expect(without.totals).toMatchObject([{ open: '20.00', deals: 1, ignored: { open: '10.00', deals: 1 } }]);
    const [ignored] = await house.rows(portalId, { query: { show: 'ignored' } });
    expect(ignored?.ignoring).toMatchObject({
      ...{ state: 'stands', reason: 'A gift.', by: `user${APPROVER}@acme.test`, at: '2026-11-20T12:00:00.000Z' },
      ...{ amount: '10.00', left: '10.00', currency: 'GBP' },
    });
    expect(await house.post(portalId, 'heed', { dealId: '1' })).toMatchObject({ ok: true });
    expect((await house.rows(portalId)).map(({ dealId, ignoring }) => [dealId, ignoring])).toEqual([
      ['1', null],
      ['2', null],
    ]);
    expect((await audited(portalId)).filter((line) => !line.startsWith('list'))).toEqual([
      `ignore_unbilled 0-3 1 ${APPROVER} approve`,
      `heed_unbilled 0-3 1 ${APPROVER} approve`,
    ]);
  });

  test('a deal that comes to something else afterwards is listed again, and says so', async () => {
    const portalId = await house.write((ledger) => ledger.deal('1', won('10')));
    await house.post(portalId, 'ignore', { dealId: '1', reason: 'A gift.' });
    await house.post(portalId, 'ignore', { dealId: '1', reason: 'Still a gift.' });
    await house.store.withPortal(portalId, ({ db }) => db.updateTable('crm_deals').set({ amount: '11' }).execute());
    const [row] = await house.rows(portalId);
    expect(row).toMatchObject({
      amount: '11.00',
      ignoring: { state: 'outdated', reason: 'Still a gift.', amount: '10.00' },
    });
  });

  test('a person sees the deals whose amounts they may see; of the others they are told how many there are', async () => {
    const others = { ownerId: '990', companyId: null };
    const portalId = await house.write((ledger) =>
      ledger
        .deal('1', won('10'))
        .deal('2', won('20', others))
        .deal('3', won('30', { ...others, ownerId: null })),
    );
    const mine = await house.list(portalId, { userId: REP });
    expect(mine.rows.map(({ dealId, fix, mayIgnore }) => [dealId, fix, mayIgnore])).toEqual([['1', 'invoice', true]]);
    expect([mine.totals[0]?.open, mine.hidden, mine.choices.owners]).toEqual([
      '10.00',
      2,
      [{ id: '70', name: 'User 7' }],
    ]);
    expect(JSON.stringify(mine)).not.toMatch(/20\.00|30\.00|Deal 2/);
    const all = await house.list(portalId, { userId: LOOKER });
    expect(all.rows.map(({ dealId, fix, mayIgnore }) => [dealId, fix, mayIgnore])).toEqual([
      ['1', 'open_deal', false],
      ['2', 'open_deal', false],
      ['3', 'open_deal', false],
    ]);
    expect(all.hidden).toBe(0);
  });

  test('who may see no amounts is refused, and who may not invoice cannot ignore', async () => {
    const none = { subject_kind: 'user', subject_id: '6', right: 'status', scope: 'all' } as const;
    const portalId = await house.write((ledger) =>
      ledger
        .user('6')
        .rule(none)
        .deal('1', won('10'))
        .deal('2', won('20', { ownerId: '990' })),
    );
    const refused = (needed: string) => ({
      error: { code: 'not_allowed', message: expect.stringContaining(`“${needed}”`) as string },
    });
    expect(await house.look(portalId, { userId: '6' })).toMatchObject(refused('amounts'));
    const word = { dealId: '1', reason: 'A gift.' };
    expect(await house.post(portalId, 'ignore', { ...word, as: '6' })).toMatchObject(refused('amounts'));
    expect(await house.post(portalId, 'ignore', { ...word, as: LOOKER })).toMatchObject(refused('invoice'));
    expect(await house.post(portalId, 'heed', { dealId: '1', as: LOOKER })).toMatchObject(refused('invoice'));
    const unseen = await house.post(portalId, 'ignore', { ...word, dealId: '2', as: REP });
    const absent = await house.post(portalId, 'ignore', { ...word, dealId: '99', as: REP });
    expect(unseen).toMatchObject({ error: { code: 'conflict' } });
    expect(unseen).toEqual(absent);
    expect(await house.post(portalId, 'ignore', { ...word, reason: ' x ', as: REP })).toMatchObject({
      error: { code: 'invalid_input', field: 'reason', message: 'Reason says too little.' },
    });
    expect((await house.list(portalId)).counts.ignored).toBe(0);
  });

  test('another portal’s deals, and what was said of them, are not there', async () => {
    const [mine, theirs] = [
      await house.write((ledger) => ledger.deal('1', won('10'))),
      await house.write((ledger) => ledger.deal('1', won('77'))),
    ];
    await house.post(theirs, 'ignore', { dealId: '1', reason: 'Theirs.' });
    expect((await house.rows(mine)).map(said)).toEqual(['1 nothing 10.00 0.00 10.00 0.00']);
    expect(await house.rows(theirs)).toEqual([]);
  });
});

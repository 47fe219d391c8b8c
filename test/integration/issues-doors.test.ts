import { randomUUID } from 'node:crypto';
import type { IssueView } from '../../src/contract/issues.ts';
import type { IssueReport } from '../../src/issues/ports.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER, LOOKER, REP } from '../support/draft-house.ts';
import { BOSS, openIssuesHouse, twoDeals, type IssuesHouse } from '../support/issues-house.ts';

const deal = (objectId: string) => ({ record: { objectTypeId: '0-3', objectId } });

eachDatabase((_name, fresh) => {
  let house: IssuesHouse;
  beforeAll(async () => {
    house = await openIssuesHouse(fresh);
  });
  afterAll(() => house.remove());

  const seeded = async (): Promise<string> => {
    const portalId = await house.write(twoDeals);
    const refused = {
      kind: 'write_failed',
      vendorWords: ['The total GBP 1,240.50 is too much.'],
    } satisfies Partial<IssueReport>;
    const mine = { ...refused, about: deal('5'), message: 'Refused: 1240.50 of 2026-11-20.' };
    await house.tell(portalId, { ...mine, subject: 'create_invoice/deal:5:whole' }, 3);
    await house.tell(portalId, { ...refused, subject: 'create_invoice/deal:6:whole', about: deal('6') }, 2);
    await house.tell(portalId, { kind: 'reconnect_needed', subject: `tenant-of-${portalId}` }, 1);
    await house.tell(portalId, { subject: 'deal:5:whole', about: deal('5') }, 9);
    return portalId;
  };
  const only = async (portalId: string, userId: string, kind: string): Promise<IssueView> => {
    const [first] = (await house.list(portalId, userId, { kind })).issues;
    if (!first) throw new Error(`There is no ${kind}`);
    return first;
  };

  test('the doors are shut to the unsigned, to whoever is nobody here, and to whoever owns no record', async () => {
    const portalId = await seeded();
    const unsigned = await house.transport.send({
      ...{ method: 'GET', path: `/pages/issues?portalId=${portalId}&userId=1&userEmail=a`, headers: {} },
      body: Buffer.alloc(0),
    });
    expect(unsigned.status).toBe(401);
    const id = (await only(portalId, BOSS, 'write_failed')).issueId;
    const everyDoor = (userId: string, portal: string) => [
      house.ask({ portalId: portal, userId }, { path: '/pages/issues' }),
      house.post({ portalId: portal, userId: userId }, 'run-again', { runId: randomUUID(), ids: [id] }),
      house.post({ portalId: portal, userId: userId }, 'run-again', { runId: randomUUID(), kind: 'write_failed' }),
      house.post({ portalId: portal, userId: userId }, 'dismiss', { id, reason: 'no reason' }),
    ];
    for (const answer of await Promise.all([...everyDoor('99', portalId), ...everyDoor(BOSS, '99999999')]))
      expect(answer.error?.code).toBe('not_allowed');
    const other = await house.write(twoDeals);
    for (const path of ['run-again', 'dismiss'])
      expect(
        await house.post({ portalId: other, userId: BOSS }, path, {
          runId: randomUUID(),
          ids: [id],
          ...(path === 'dismiss' && { id, reason: 'none' }),
        }),
      ).toMatchObject({ ok: false });
    expect(await house.audit(portalId)).toEqual([]);
    expect(
      (await house.list(portalId, BOSS)).issues.every(({ run, closedAt }) => run === null && closedAt === null),
    ).toBe(true);
  });

  test('who may approve sees all, with the vendor’s own words, and what can be done about each', async () => {
    const portalId = await seeded();
    const { issues, counts, sees, next } = await house.list(portalId, APPROVER);
    expect([sees, next]).toEqual(['all', null]);
    expect(issues.map(({ kind, actions }) => [kind, actions])).toEqual([
      ['reconnect_needed', ['settings']],
      ['write_failed', ['run', 'dismiss']],
      ['write_failed', ['run', 'dismiss']],
      ['written_twice', ['dismiss']],
    ]);
    expect(issues[2]).toMatchObject({
      ...{ title: 'Not written to Xero', direction: 'hubspot_to_xero', timesSeen: 1 },
      ...{ vendorWords: ['The total GBP 1,240.50 is too much.'], lastSeenAt: '2026-11-20T11:57:00.000Z' },
      about: { record: { objectTypeId: '0-3', objectId: '5', name: 'Yesterday’s name' } },
    });
    expect(counts.map(({ kind, count, mayRun }) => [kind, count, mayRun])).toEqual([
      ['reconnect_needed', 1, false],
      ['write_failed', 2, true],
      ['written_twice', 1, false],
    ]);
  });

  test('a rep sees the issues of own records alone, and no amount', async () => {
    const portalId = await seeded();
    const { issues, counts, sees } = await house.list(portalId, REP);
    expect(sees).toBe('own');
    expect(issues.map(({ kind, actions }) => [kind, actions])).toEqual([
      ['write_failed', ['run']],
      ['written_twice', []],
    ]);
    expect(issues[0]).toMatchObject({
      message: 'Refused: … of 2026-11-20.',
      vendorWords: ['The total … is too much.'],
    });
    expect(counts.map(({ kind, count }) => [kind, count])).toEqual([
      ['write_failed', 1],
      ['written_twice', 1],
    ]);
    const others = (await house.list(portalId, BOSS)).issues.find(({ about }) => about.record?.objectId === '6');
    const refused = await house.post({ portalId, userId: REP }, 'run-again', {
      runId: randomUUID(),
      ids: [others?.issueId],
    });
    expect(refused.error?.code).toBe('not_found');
    expect(
      (await house.post({ portalId, userId: REP }, 'dismiss', { id: issues[0]?.issueId, reason: 'mine' })).error?.code,
    ).toBe('not_allowed');
    expect((await house.ask({ portalId, userId: LOOKER }, { path: '/pages/issues' })).error?.code).toBe('not_allowed');
  });

  test('what cannot be run is put aside with a reason, which is kept with who did so', async () => {
    const portalId = await seeded();
    const { issueId } = await only(portalId, APPROVER, 'written_twice');
    const dismiss = (reason: string, id = issueId) =>
      house.post({ portalId, userId: APPROVER }, 'dismiss', { id, reason });
    expect(await dismiss('  ')).toMatchObject({ error: { code: 'invalid_input' } });
    expect(await dismiss('Both are meant.')).toMatchObject({ ok: true, value: { actions: [] } });
    expect((await dismiss('Again.')).error).toMatchObject({
      code: 'conflict',
      message: 'This issue is closed already.',
    });
    const reconnect = await only(portalId, APPROVER, 'reconnect_needed');
    expect((await dismiss('Not now.', reconnect.issueId)).error?.code).toBe('conflict');
    const [closed] = (await house.list(portalId, APPROVER, { state: 'closed' })).issues;
    expect(closed).toMatchObject({
      issueId,
      dismissed: { reason: 'Both are meant.' },
      closedAt: '2026-11-20T12:00:00.000Z',
    });
    expect(await house.audit(portalId)).toEqual(['8 dismiss_issue issue approve']);
    await house.tell(portalId, { subject: 'deal:5:whole', about: deal('5') });
    expect((await only(portalId, APPROVER, 'written_twice')).issueId).not.toBe(issueId);
  });

  test('a click that comes twice is one run, and what is on its way is not asked for again until its job is lost', async () => {
    const portalId = await seeded();
    const { issueId } = await only(portalId, BOSS, 'write_failed');
    const ask = (runId: string) => house.post({ portalId, userId: BOSS }, 'run-again', { runId, ids: [issueId] });
    const runId = randomUUID();
    for (const answer of [await ask(runId), await ask(runId)])
      expect(answer).toMatchObject({ ok: true, value: { runId, asked: 1, left: 0 } });
    expect((await house.audit(portalId)).length).toBe(1);
    expect((await ask(randomUUID())).error?.code).toBe('conflict');
    await house.store.withPortal(portalId, ({ db }) =>
      db
        .updateTable('issues')
        .set({ run_at: new Date('2026-11-20T11:49:00Z') })
        .where('issue_id', '=', issueId)
        .execute(),
    );
    expect(await ask(randomUUID())).toMatchObject({ ok: true });
  });

  test('pages follow each other without a gap, the newest or the most seen first', async () => {
    const portalId = await house.write(twoDeals);
    for (let n = 0; n < 30; n += 1) await house.tell(portalId, { subject: `s${n}`, message: `${n}` }, n % 7);
    for (let n = 0; n < 3; n += 1) await house.tell(portalId, { subject: 's17', message: '17' }, 60);
    for (const order of ['newest', 'most_seen']) {
      const first = await house.list(portalId, BOSS, { order });
      const second = await house.list(portalId, BOSS, { order, cursor: first.next ?? '' });
      expect([first.issues.length, second.issues.length, second.next]).toEqual([25, 5, null]);
      const all = [...first.issues, ...second.issues];
      expect(new Set(all.map(({ message }) => message)).size).toBe(30);
      const key = ({ timesSeen, lastSeenAt }: IssueView) => `${order === 'newest' ? 0 : timesSeen} ${lastSeenAt}`;
      expect(all.map(key)).toEqual(all.map(key).sort().reverse());
    }
    const [most] = (await house.list(portalId, BOSS, { order: 'most_seen' })).issues;
    expect(most).toMatchObject({ message: '17', timesSeen: 4 });
  });
});

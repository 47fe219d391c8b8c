import { changeRights } from '../../src/access/change-rights.ts';
import { adminStore } from '../../src/store/access-admins.ts';
import { rightsStore } from '../../src/store/access-rights.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOTHING, openRightsHouse, owned, type RightsHouse } from '../support/rights-house.ts';
import { ADMIN, INSTALLER, MEMBER, settled } from '../support/settings-house.ts';

eachDatabase((_name, fresh) => {
  let house: RightsHouse;
  beforeAll(async () => {
    house = await openRightsHouse(fresh);
  });
  afterAll(() => house.remove());

  test('amounts are given on all records and taken away again, with a line in the audit log for each', async () => {
    const portalId = await house.write();
    expect(await house.change(portalId, { said: { all: 'amounts' } })).toEqual({ ok: true, value: 'changed' });
    expect((await house.one(portalId)).may.others).toEqual({ right: 'amounts', because: 'user', team: null });
    // The answer was lost, and the same is asked for again.
    expect(await house.change(portalId, { said: { all: 'amounts' } })).toEqual({ ok: true, value: 'stood_so' });
    expect((await house.change(portalId, { said: {}, seen: { all: 'amounts' } })).ok).toBe(true);
    expect((await house.one(portalId)).may.others).toEqual({ right: 'status', because: 'default', team: null });
    expect(await house.audit(portalId)).toEqual(['7 change_rights user/9 admin', '7 change_rights user/9 admin']);
  });

  test('of a team: all its members, and nobody else; one scope is changed and the others stay', async () => {
    const portalId = await house.write(owned);
    const team = { kind: 'team' as const, id: 't' };
    await house.change(portalId, { ...team, said: { own: 'invoice', all: 'none' } });
    await house.change(portalId, {
      ...team,
      said: { own: 'invoice', all: 'amounts' },
      seen: { own: 'invoice', all: 'none' },
    });
    const others = (await house.rights(portalId)).people.map(
      ({ userId, may }) => `${userId} ${may.own.right} ${may.others.right}`,
    );
    expect(others).toEqual([
      ...['1 admin admin', '5 amounts status', '7 admin admin'],
      ...['8 invoice amounts', '9 invoice amounts'],
    ]);
    expect(await house.audit(portalId)).toEqual(Array(2).fill('7 change_rights team/t admin'));
  });

  test('what stands otherwise than it was seen is not changed', async () => {
    const portalId = await house.write();
    await house.change(portalId, { said: { own: 'invoice' } });
    const before = await house.ruled(portalId);
    const refused = await house.change(portalId, { said: { all: 'amounts' } });
    expect(refused.error).toMatchObject({
      code: 'conflict',
      message: 'Somebody has changed these rights since you opened them.',
    });
    expect(await house.ruled(portalId)).toEqual(before);
    expect(await house.audit(portalId)).toHaveLength(1);
  });

  test('of two admins at once one is told, and what the other said stands alone', async () => {
    const portalId = await house.write();
    const answers = await Promise.all([
      house.change(portalId, { said: { all: 'amounts' } }),
      house.change(portalId, { said: { own: 'none', all: 'invoice' }, by: INSTALLER }),
    ]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(answers.find(({ ok }) => !ok)?.error?.code).toBe('conflict');
    const said = answers[0].ok ? { ...NOTHING, all: 'amounts' } : { own: 'none', team: null, all: 'invoice' };
    expect((await house.one(portalId)).said).toEqual(said);
    expect(await house.audit(portalId)).toHaveLength(1);
  });

  test('another portal neither sees nor is changed', async () => {
    const [mine, theirs] = [await house.write(), await house.write()];
    await house.change(mine, { said: { all: 'approve' } });
    expect((await house.one(theirs)).said).toEqual(NOTHING);
    expect(await house.ruled(theirs)).toEqual(['user 7 all admin null']);
    expect(await house.audit(theirs)).toEqual([]);
  });

  describe('admins', () => {
    test('stay admins: what they may do on all records is not changed, and nobody becomes one', async () => {
      const portalId = await house.write();
      const admin = { id: ADMIN, seen: { all: 'admin' as const } };
      const refused = async (change: Parameters<RightsHouse['change']>[1]) =>
        (await house.change(portalId, change)).error?.message;
      expect(await refused({ ...admin, said: { all: 'amounts' } })).toMatch(/is an admin.*Remove/);
      expect(await refused({ ...admin, said: {} })).toMatch(/is an admin/);
      expect(await refused({ id: INSTALLER, said: { all: 'none' } })).toMatch(/^Whoever installed/);
      expect(await refused({ said: { all: 'admin' } })).toMatch(/^Nobody is made an admin/);
      expect(await refused({ said: { own: 'admin' } })).toMatch(/^Nobody is made an admin/);
      expect(await house.audit(portalId)).toEqual([]);
    });

    test('may take amounts from themselves, and are admins still', async () => {
      const portalId = await house.write();
      const less = await house.change(portalId, {
        id: ADMIN,
        said: { own: 'status', all: 'admin' },
        seen: { all: 'admin' },
      });
      expect(less.ok).toBe(true);
      expect((await house.one(portalId, ADMIN)).may).toMatchObject({
        own: { right: 'status' },
        others: { right: 'admin' },
      });
    });

    test('what somebody might do before becoming one comes back, whatever was said beside it meanwhile', async () => {
      const portalId = await house.write();
      await house.change(portalId, { said: { all: 'invoice' } });
      await house.post(portalId, 'admins', { userId: MEMBER, admin: true });
      await house.change(portalId, { said: { own: 'status', all: 'admin' }, seen: { all: 'admin' } });
      await house.post(portalId, 'admins', { userId: MEMBER, admin: false });
      expect((await house.one(portalId)).said).toEqual({ own: 'status', team: null, all: 'invoice' });
      expect(await house.ruled(portalId)).toEqual([
        'user 7 all admin null',
        'user 9 all invoice null',
        'user 9 own status null',
      ]);
    });

    test('a team can stop being admin while somebody else is one by name', async () => {
      const portalId = await house.write((id) =>
        settled(id).rule({ subject_kind: 'team', subject_id: 't', right: 'admin', scope: 'all' }),
      );
      const lower = { kind: 'team', id: 't', said: { all: 'approve' }, seen: { all: 'admin' }, by: MEMBER } as const;
      const leave = (gone_at: Date | null) =>
        house.store.withPortal(portalId, ({ db }) =>
          db.updateTable('crm_owners').set({ gone_at }).where('user_id', '!=', MEMBER).execute(),
        );
      await leave(new Date());
      expect((await house.change(portalId, lower)).error?.message).toMatch(/^Nobody but the members of this team/);
      await leave(null);
      expect((await house.change(portalId, lower)).ok).toBe(true);
      expect((await house.look(portalId, {}, MEMBER)).error?.code).toBe('not_allowed');
    });
  });

  test('of whom and of what HubSpot does not know nothing is said, and what was said can be taken away', async () => {
    const portalId = await house.write((id) =>
      settled(id)
        .rule({ subject_kind: 'user', subject_id: '4711', right: 'approve', scope: 'all' })
        .rule({ subject_kind: 'team', subject_id: '99', right: 'invoice', scope: 'team' }),
    );
    expect((await house.change(portalId, { id: '12', said: { all: 'amounts' } })).error?.message).toMatch(
      /^HubSpot does not know/,
    );
    expect((await house.change(portalId, { kind: 'team', id: '12', said: { all: 'amounts' } })).error?.code).toBe(
      'conflict',
    );
    // A team is no user of the same number.
    expect((await house.change(portalId, { kind: 'team', id: MEMBER, said: { all: 'amounts' } })).error?.code).toBe(
      'conflict',
    );
    const { teams, departed } = await house.rights(portalId);
    expect(departed).toEqual([{ userId: '4711', name: 'User 4711', said: { ...NOTHING, all: 'approve' } }]);
    expect(teams.at(-1)).toEqual({ teamId: '99', name: 'Team 99', people: 0, said: { ...NOTHING, team: 'invoice' } });
    const gone = { id: '4711', seen: { all: 'approve' as const } };
    expect((await house.change(portalId, { ...gone, said: { all: 'amounts' } })).error?.code).toBe('conflict');
    expect((await house.change(portalId, { ...gone, said: {} })).ok).toBe(true);
    expect((await house.change(portalId, { kind: 'team', id: '99', said: {}, seen: { team: 'invoice' } })).ok).toBe(
      true,
    );
    expect(await house.ruled(portalId)).toEqual(['user 7 all admin null']);
  });

  test('what ends half way has changed nothing', async () => {
    const portalId = await house.write();
    const subject = { subjectKind: 'user', subjectId: MEMBER } as const;
    const half = house.store.withPortal(portalId, async (handle) => {
      const stores = { rights: rightsStore(handle), admins: adminStore(handle) };
      const said = { ...NOTHING, own: 'none', all: 'approve' } as const;
      expect((await changeRights(stores, { subject, said, seen: NOTHING })).ok).toBe(true);
      throw new Error('The process dies before the audit line');
    });
    await expect(half).rejects.toThrow('dies');
    expect((await house.one(portalId)).said).toEqual(NOTHING);
  });
});

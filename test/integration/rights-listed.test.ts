import { decide } from '../../src/access/rules/decide.ts';
import { outcomeAnswer } from '../../src/contract/rights.ts';
import { readSubject } from '../../src/store/customers-subject.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOTHING, openRightsHouse, owned, type RightsHouse } from '../support/rights-house.ts';
import { ADMIN, INSTALLER, MEMBER, settled } from '../support/settings-house.ts';

const COMPANY = '0-2';

eachDatabase((_name, fresh) => {
  let house: RightsHouse;
  beforeAll(async () => {
    house = await openRightsHouse(fresh);
  });
  afterAll(() => house.remove());

  test('an admin sees who may do what and why', async () => {
    const portalId = await house.write((id) =>
      owned(id)
        .rule({ subject_kind: 'team', subject_id: 's', right: 'invoice', scope: 'all' })
        .rule({ subject_kind: 'user', subject_id: MEMBER, right: 'none', scope: 'all' }),
    );
    const answer = await house.rights(portalId);
    expect(answer).toMatchObject({ found: 5, page: 1, pageCount: 1, departed: [] });
    expect(answer.standard).toEqual({ own: 'amounts', team: 'amounts', others: 'status' });
    expect(answer.teams).toEqual([
      { teamId: 't', name: 'North', people: 2, said: NOTHING },
      { teamId: 's', name: 'South', people: 2, said: { ...NOTHING, all: 'invoice' } },
    ]);
    const told = answer.people.map(({ name, admin, teams, may: { own, others } }) => [
      ...[name, admin, teams.join(), own.right],
      ...[others.right, others.because, others.team],
    ]);
    expect(told).toEqual([
      ['User 1', 'installer', '', 'admin', 'admin', 'install', null],
      ['User 5', null, 'South', 'invoice', 'invoice', 'team', 'South'],
      ['User 7', 'rule', '', 'admin', 'admin', 'user', null],
      ['User 8', null, 'North,South', 'invoice', 'invoice', 'team', 'South'],
      ['User 9', null, 'North', 'none', 'none', 'user', null],
    ]);
    expect((await house.one(portalId)).otherwise).toEqual({ own: 'amounts', team: 'amounts', others: 'status' });
    expect((await house.rights(portalId, { search: 'south' })).people.map(({ userId }) => userId)).toEqual(['5', '8']);
  });

  test('what is listed is what every record decides', async () => {
    const portalId = await house.write((id) =>
      owned(id)
        .rule({ subject_kind: 'team', subject_id: 't', right: 'invoice', scope: 'team' })
        .rule({ subject_kind: 'team', subject_id: 's', right: 'approve', scope: 'own' })
        .rule({ subject_kind: 'user', subject_id: MEMBER, right: 'status', scope: 'own' }),
    );
    const { people } = await house.rights(portalId);
    const kinds: Record<string, ('own' | 'team' | 'others')[]> = {
      [MEMBER]: ['own', 'team', 'others', 'others'],
      '8': ['team', 'own', 'team', 'others'],
      '5': ['others', 'team', 'own', 'others'],
      [ADMIN]: ['others', 'others', 'others', 'others'],
    };
    for (const [userId, whose] of Object.entries(kinds)) {
      const decided = await house.store.withPortal(portalId, async (handle) => {
        const found = [];
        for (const objectId of ['501', '502', '503', '504'])
          found.push(decide((await readSubject(handle, { objectTypeId: COMPANY, objectId, userId }))!.access));
        return found;
      });
      const { may } = people.find((person) => person.userId === userId)!;
      expect(whose.map((kind) => may[kind].right)).toEqual(decided);
    }
  });

  test('what it would come to is told before it is done, and nothing is changed by asking', async () => {
    const portalId = await house.write((id) =>
      owned(id).rule({ subject_kind: 'user', subject_id: '8', right: 'none', scope: 'all' }),
    );
    const outcome = async (query: Record<string, string>) =>
      outcomeAnswer.parse((await house.outcome(portalId, query)).value);
    expect(await outcome({ kind: 'team', id: 't', all: 'approve' })).toMatchObject({
      people: 2,
      now: {
        others: [
          { right: 'status', people: 1 },
          { right: 'none', people: 1 },
        ],
      },
      then: {
        others: [
          { right: 'approve', people: 1 },
          { right: 'none', people: 1 },
        ],
      },
    });
    expect(await outcome({ kind: 'user', id: '8', own: 'invoice' })).toEqual({
      people: 1,
      now: {
        own: [{ right: 'none', people: 1 }],
        team: [{ right: 'none', people: 1 }],
        others: [{ right: 'none', people: 1 }],
      },
      then: {
        ...{ own: [{ right: 'invoice', people: 1 }], team: [{ right: 'amounts', people: 1 }] },
        others: [{ right: 'status', people: 1 }],
      },
    });
    expect(await house.ruled(portalId)).toHaveLength(2);
    expect(await house.audit(portalId)).toEqual([]);
  });

  test('it is shut to whoever is no admin, the rights of whoever asks among them', async () => {
    const portalId = await house.write((id) =>
      settled(id).rule({ subject_kind: 'user', subject_id: MEMBER, right: 'approve', scope: 'all' }),
    );
    const shut = { code: 'not_allowed' };
    expect((await house.look(portalId, {}, MEMBER)).error).toMatchObject(shut);
    expect((await house.outcome(portalId, { kind: 'user', id: MEMBER }, MEMBER)).error).toMatchObject(shut);
    const more = await house.change(portalId, {
      said: { own: 'approve', all: 'approve' },
      seen: { all: 'approve' },
      by: MEMBER,
    });
    expect(more.error).toMatchObject(shut);
    expect(await house.ruled(portalId)).toHaveLength(2);
  });

  test('whoever has left since is called by the name they had', async () => {
    const portalId = await house.write();
    await house.change(portalId, { said: { all: 'invoice' } });
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('crm_owners').set({ gone_at: new Date() }).where('user_id', '=', MEMBER).execute(),
    );
    const { people, departed } = await house.rights(portalId);
    expect(people.map(({ userId }) => userId)).toEqual([INSTALLER, ADMIN]);
    expect(departed).toMatchObject([{ userId: MEMBER, name: 'User 9' }]);
  });

  test('two thousand people are told a page at a time', async () => {
    const portalId = await house.write((id) => {
      const ledger = settled(id);
      for (let number = 1000; number < 3000; number += 1)
        ledger.user(`${number}`, { [`${number % 50}`]: `Team ${number % 50}` });
      return ledger;
    });
    const answer = await house.rights(portalId, { page: '81' });
    expect(answer).toMatchObject({ found: 2003, page: 81, pageCount: 81 });
    expect(answer.people).toHaveLength(3);
    expect(answer.teams).toHaveLength(51);
    expect(JSON.stringify(answer).length).toBeLessThan(100_000);
    expect((await house.rights(portalId, { search: 'user1234@' })).people).toMatchObject([{ userId: '1234' }]);
  });
});

import { FINANCE, openBillingHouse, tenantOf, type BillingHouse } from '../support/billing-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { ADMIN, MEMBER } from '../support/settings-house.ts';

const named = (crmProperty: string | null) => ({ crmProperty });

eachDatabase((_name, fresh) => {
  let house: BillingHouse;
  beforeAll(async () => {
    house = await openBillingHouse(fresh);
  });
  afterAll(() => house.remove());

  const terms = async (portalId: string) => (await house.settings(portalId)).topics.terms;

  test('an undo puts back what was there before, down to nothing, and can be undone itself', async () => {
    const portalId = await house.write();
    await house.change(portalId, 'terms', { document: named('one') });
    await house.change(portalId, 'terms', { document: named('two'), version: 1, by: FINANCE });
    expect(await house.undo(portalId, 'terms', 2)).toEqual({ ok: true, value: { version: 3 } });
    expect(await terms(portalId)).toMatchObject({ version: 3, document: named('one') });
    expect((await house.undo(portalId, 'terms', 3)).value).toEqual({ version: 4 });
    expect(await terms(portalId)).toMatchObject({ version: 4, document: named('two') });
    expect((await house.history(portalId, 'terms')).map(({ version, undoneFrom }) => [version, undoneFrom])).toEqual([
      [4, 3],
      [3, 2],
      [2, null],
      [1, null],
    ]);
    const of = `billing_settings/${tenantOf(portalId)}/terms`;
    expect((await house.audit(portalId)).slice(2)).toEqual([
      `${ADMIN} undo_billing_settings ${of} admin`,
      `${ADMIN} undo_billing_settings ${of} admin`,
    ]);
  });

  test('the first change undone leaves what holds as long as nobody has set anything', async () => {
    const portalId = await house.write();
    await house.change(portalId, 'terms', { document: named('one') });
    expect((await house.undo(portalId, 'terms', 1)).ok).toBe(true);
    expect(await terms(portalId)).toMatchObject({ version: 2, document: named(null) });
  });

  test('what was never changed, and what somebody else has changed meanwhile, is not undone', async () => {
    const portalId = await house.write();
    expect((await house.undo(portalId, 'terms', 0)).error).toMatchObject({
      code: 'conflict',
      message: 'Nothing of this was ever changed, so nothing can be undone.',
    });
    await house.change(portalId, 'terms', { document: named('one') });
    await house.change(portalId, 'terms', { document: named('two'), version: 1, by: FINANCE });
    expect((await house.undo(portalId, 'terms', 1)).error?.message).toMatch(/^User 8 has changed these settings/);
    expect(await terms(portalId)).toMatchObject({ version: 2, document: named('two') });
  });

  test('what is put back is put back as it was, and what has gone since is told', async () => {
    const portalId = await house.write();
    const document = { description: '{name}', brandingThemeId: 'special', brandingThemes: [] };
    await house.change(portalId, 'texts', { document });
    await house.change(portalId, 'texts', { document: { ...document, brandingThemeId: null }, version: 1 });
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('mirror_branding_themes').set({ gone_at: new Date() }).execute(),
    );
    expect((await house.undo(portalId, 'texts', 2)).ok).toBe(true);
    const { texts } = (await house.settings(portalId)).topics;
    expect(texts).toMatchObject({ version: 3, document });
    expect(texts.warnings).toHaveLength(1);
  });

  test('the history tells who set what and when, newest first, of that topic and that organisation alone', async () => {
    const portalId = await house.write();
    await house.change(portalId, 'terms', { document: named('one'), by: FINANCE });
    await house.change(portalId, 'approval', { document: { rules: [] } });
    await house.change(portalId, 'terms', { document: named('two'), version: 1 });
    const at = '2026-11-20T12:00:00.000Z';
    expect(await house.history(portalId, 'terms')).toEqual([
      { version: 2, document: named('two'), undoneFrom: null, by: { userId: ADMIN, name: 'User 7' }, at },
      { version: 1, document: named('one'), undoneFrom: null, by: { userId: FINANCE, name: 'User 8' }, at },
    ]);
    const other = await house.write();
    expect(await house.history(other, 'terms')).toEqual([]);
    expect(await house.history(other, 'terms', tenantOf(portalId))).toEqual([]);
  });

  test('both are shut to whoever is neither admin nor finance', async () => {
    const portalId = await house.write();
    await house.change(portalId, 'terms', { document: named('one') });
    const asked = { tenantId: tenantOf(portalId), topic: 'terms' };
    const undone = await house.postAs(MEMBER)(portalId, 'billing/undo', { ...asked, version: 1 });
    expect(undone.error?.code).toBe('not_allowed');
    const history = await house.ask({ portalId, userId: MEMBER }, { path: '/settings/billing/history', query: asked });
    expect(history.error?.code).toBe('not_allowed');
    expect(await terms(portalId)).toMatchObject({ version: 1 });
  });
});

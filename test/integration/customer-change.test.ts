import { randomUUID } from 'node:crypto';
import { updateContact } from '../../src/invoicing/update-contact.ts';
import { contactChangeRequest } from '../../src/invoicing/rules/contact-change.ts';
import { workOnIntent } from '../../src/invoicing/outbox/work-on-intent.ts';
import type { DealInvoices, IntentState, InvoiceDraft } from '../../src/contract/invoicing.ts';
import { liveDeal } from '../support/billing-facts.ts';
import { randomId } from '../../src/lib/ids.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER, LOOKER, REP, unmatched } from '../support/draft-house.ts';
import type { Ledger } from '../support/ledger-builder.ts';
import { openOutboxHouse, type OutboxHouse } from '../support/outbox/outbox-house.ts';
import { FAULTS } from '../support/outbox/play-xero.ts';
import { useWorld } from '../support/outbox/use-world.ts';
import { PORTAL, TENANT } from '../support/outbox/world.ts';

type Body = Record<string, string>;

/** Deal 6 of company 42, which is Xero contact `c`. */
const known =
  (contact: Parameters<Ledger['contact']>[1] = {}) =>
  (portalId: string): Ledger =>
    unmatched(portalId)
      .deal('6', { companyId: '42', ownerId: '70' })
      .contact('c', { name: 'Zoë & Söhne GmbH', ...contact })
      .link('0-2', '42', 'c')
      .contact('stranger');

eachDatabase((_name, fresh) => {
  describe('at the door', () => {
    let house: OutboxHouse;
    beforeAll(async () => {
      house = await openOutboxHouse(fresh);
    });
    beforeEach(() => {
      house.xero.faults.length = 0;
      house.hubspotSays(liveDeal({ id: '6' }));
    });
    afterAll(() => house.remove());

    const change = (portalId: string, body: Body, userId = REP) =>
      house.ask(
        { portalId, userId },
        { method: 'POST', path: '/cards/deals/6/customer', body: { requestId: randomUUID(), contactId: 'c', ...body } },
      );
    const email = { email: 'post@zoe.test' };
    const draft = async (portalId: string) =>
      (await house.ask({ portalId, userId: REP }, { path: '/cards/deals/6/draft' })).value as InvoiceDraft;
    const audit = (portalId: string) =>
      house.store.withPortal(portalId, ({ db }) =>
        db
          .selectFrom('audit_log')
          .select(['action', 'user_id', 'object_type_id', 'object_id'])
          .where('action', '=', 'update_contact')
          .execute(),
      );

    test('filled in by whoever may invoice the deal: in Xero, in the mirror, in the draft, and written down', async () => {
      const portalId = await house.write(known());
      expect((await draft(portalId)).recipients).toEqual([]);
      const { value } = await change(portalId, email);
      expect(value).toMatchObject({ state: 'done', invoice: null, problem: null });
      expect(house.xero.contacts.get('c')?.fact.email).toBe('post@zoe.test');
      expect(await draft(portalId)).toMatchObject({ recipients: ['post@zoe.test'], customer: { contactId: 'c' } });
      expect(await audit(portalId)).toEqual([
        { action: 'update_contact', user_id: REP, object_type_id: '0-2', object_id: '42' },
      ]);
      const { intentId } = value as IntentState;
      for (const [userId, seen] of [
        [LOOKER, true],
        ['99', false],
      ] as const) {
        const answer = await house.ask({ portalId, userId }, { path: `/cards/intents/${intentId}` });
        expect([userId, answer.ok]).toEqual([userId, seen]);
      }
    });

    test('shut to whoever lacks the right, to other contacts and to archived ones: nothing is written', async () => {
      const portalId = await house.write(known());
      const archived = await house.write(known({ status: 'ARCHIVED' }));
      const { writes } = house.xero;
      expect(await change(portalId, email, LOOKER)).toMatchObject({ error: { code: 'not_allowed' } });
      expect(await change(portalId, email, '99')).toMatchObject({ ok: false });
      expect(await change(portalId, { ...email, contactId: 'stranger' })).toMatchObject({
        error: { code: 'conflict', message: expect.stringContaining('not known') as string },
      });
      expect(await change(archived, email)).toMatchObject({
        error: { code: 'conflict', message: expect.stringContaining('is archived in Xero') as string },
      });
      await house.store.withPortal(portalId, ({ db }) =>
        db.updateTable('xero_connections').set({ live: false }).execute(),
      );
      expect(await change(portalId, email)).toMatchObject({ error: { code: 'not_live' } });
      expect([house.xero.writes, await audit(portalId)]).toEqual([writes, []]);
    });

    const noAddress = 'Email is not an e-mail address that Xero takes.';
    test.each([
      ['no change at all', {}, 'It changes nothing.'],
      ['no address', { email: 'zoe.test' }, noAddress],
      ['umlauts, which Xero refuses', { email: 'zoë@zoe.test' }, noAddress],
      ['a post code of blanks', { postCode: '  ' }, 'Post code is empty.'],
    ])('%s is bad input, and the person reads why', async (_what, body: Body, message) => {
      const portalId = await house.write(known());
      const { writes } = house.xero;
      expect(await change(portalId, body)).toMatchObject({ error: { code: 'invalid_input', message } });
      expect(house.xero.writes).toBe(writes);
    });

    test('the same request is written once; another change waits until the one under way is settled', async () => {
      const portalId = await house.write(known());
      const requestId = randomUUID();
      house.xero.faults.push('cut_before');
      const first = (await change(portalId, { ...email, requestId })).value as IntentState;
      expect(first.state).toBe('checking');
      expect(await change(portalId, { email: 'other@zoe.test' })).toMatchObject({ error: { code: 'conflict' } });
      const same = (await change(portalId, email)).value as IntentState;
      expect(same.intentId).toBe(first.intentId);
      const again = (await change(portalId, { ...email, requestId })).value as IntentState;
      expect(again.intentId).toBe(first.intentId);
      expect(await change(portalId, { email: 'other@zoe.test', requestId })).toMatchObject({
        error: { code: 'conflict' },
      });
    });

    test('whom an invoice would be e-mailed to stands beside it', async () => {
      const persons = [{ firstName: 'Ada', lastName: null, email: 'ada@zoe.test', includeInEmails: true }];
      const portalId = await house.write(known({ email: 'post@zoe.test', persons }));
      const shown = await draft(portalId);
      expect(shown.recipients).toEqual(['post@zoe.test', 'ada@zoe.test']);
      const body = { requestId: randomUUID(), hash: shown.hash ?? '' };
      await house.ask({ portalId, userId: REP }, { method: 'POST', path: '/cards/deals/6/invoices', body });
      const { value } = await house.ask({ portalId, userId: APPROVER }, { path: '/cards/deals/6/invoices' });
      expect((value as DealInvoices).invoices).toMatchObject([
        { contactId: 'c', recipients: ['post@zoe.test', 'ada@zoe.test'] },
      ]);
    });
  });

  describe('on bad days', () => {
    const on = useWorld(fresh);
    const record = () => ({ objectTypeId: '0-2', objectId: on.world.deals[0]!.id });

    beforeEach(async () => {
      const contact = on.world.xero.addContact('zoe', { name: 'Zoë', contactNumber: null });
      await on.world.deps.inOutbox(PORTAL, ({ billing }) =>
        billing.mirrorContact(TENANT, contact, new Date(on.world.now)),
      );
    });

    /** A click as the door does it: decide, then send at once. */
    const click = (email: string, killAt: number | null = null) =>
      on.world.live(killAt, async (deps) => {
        const decided = await updateContact(deps, {
          ...{ portalId: PORTAL, tenantId: TENANT, userEmail: 'rep@acme.test', right: 'invoice' },
          ...{ record: record(), contactId: 'zoe' },
          requestOf: (contact) => contactChangeRequest(contact, { email }),
          request: { userId: '7', requestId: randomId(), body: { email } },
        });
        if (decided.ok) await workOnIntent(deps, { portalId: PORTAL, intentId: decided.value });
      });
    const stands = async () => {
      const [intent] = await on.world.intents();
      return [intent?.state, on.world.xero.contacts.get('zoe')?.fact.email];
    };
    const REFUSED = ['rejected', 'revoked'];

    test.each(FAULTS)('%s: it comes through once, or is told as refused', async (fault) => {
      on.world.xero.faults.push(fault);
      await click('post@zoe.test');
      await on.world.drain();
      expect(await on.world.intents()).toHaveLength(1);
      expect(await stands()).toEqual(REFUSED.includes(fault) ? ['rejected', null] : ['done', 'post@zoe.test']);
      const told = (await on.world.issues()).filter((issue) => issue.startsWith('write_failed'));
      expect(told).toHaveLength(REFUSED.includes(fault) ? 1 : 0);
    });

    test('what was forgotten with its key is looked for, and found is not sent again', async () => {
      on.world.xero.faults.push('done_then_500');
      await click('post@zoe.test');
      await on.world.drain();
      expect([await stands(), on.world.xero.writes]).toEqual([['done', 'post@zoe.test'], 1]);
    });

    test('wherever the process is killed, what was decided is written without another click', async () => {
      for (let killAt = 0; killAt <= 11; killAt += 1) {
        const email = `at-${killAt}@zoe.test`;
        const before = (await on.world.intents()).length;
        await click(email, killAt);
        await on.world.drain();
        const decided = (await on.world.intents()).length > before;
        expect([killAt, decided, on.world.xero.contacts.get('zoe')?.fact.email === email]).toEqual([
          killAt,
          decided,
          decided,
        ]);
        expect((await on.world.intents()).every(({ state }) => state === 'done')).toBe(true);
      }
    });
  });
});

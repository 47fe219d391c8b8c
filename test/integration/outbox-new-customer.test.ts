import { createInvoice, type Created } from '../../src/invoicing/create-invoice.ts';
import { hashDraft } from '../../src/invoicing/hash-draft.ts';
import { workOnIntent } from '../../src/invoicing/outbox/work-on-intent.ts';
import { randomId } from '../../src/lib/ids.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { ok, type Result } from '../../src/lib/result.ts';
import { eachDatabase } from '../support/databases.ts';
import { useWorld } from '../support/outbox/use-world.ts';
import { PORTAL, REP } from '../support/outbox/world.ts';

/** Two deals of one company that is new to Xero. */
const ONE = 0;
const OTHER = 3;

eachDatabase((_name, fresh) => {
  const on = useWorld(fresh);

  /** A click on *Create invoice* for the deal as it is shown now; nothing is sent yet. */
  const post = (deal: number, called: string): Promise<Result<Created, Failure>> => {
    on.world.deals[deal]!.company!.called = called;
    const draft = on.world.draftOf(on.world.deals[deal]!);
    const hash = hashDraft(draft)!;
    const dealId = draft.deal.id;
    return createInvoice(
      { ...on.world.deps, draft: () => Promise.resolve(ok({ draft, hash })) },
      {
        ...{ portalId: PORTAL, userEmail: 'rep@acme.test', actor: REP, dealId, hash },
        request: { userId: '7', requestId: randomId(), body: { dealId } },
      },
    );
  };
  const kindsOf = async () => (await on.world.intents()).map(({ kind }) => kind).sort();
  const called = (name: string): string => `“${name} ${on.world.deals[ONE]!.company!.id}”`;
  const made = () => [...on.world.xero.contacts.values()].filter(({ fact }) => fact.contactNumber !== null);

  test('of two clicks at once under two names one is made; the other person reads what the customer is called', async () => {
    const answers = await Promise.all([post(ONE, 'Acme'), post(OTHER, 'Acme Holding')]);
    const [taken] = answers.flatMap((answer) => (answer.ok ? [] : [answer.error]));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const name = answers[0].ok ? 'Acme' : 'Acme Holding';
    expect(taken).toEqual({
      code: 'conflict',
      message: `This customer is being added to Xero as ${called(name)}, for another deal.`,
    });
    expect(await kindsOf()).toEqual(['create_contact', 'create_invoice']);
  });

  test('under the same name both wait for the one contact', async () => {
    expect((await Promise.all([post(ONE, 'Acme'), post(OTHER, 'Acme')])).map((answer) => answer.ok)).toEqual([
      true,
      true,
    ]);
    await on.world.drain();
    expect(await kindsOf()).toEqual(['create_contact', 'create_invoice', 'create_invoice']);
    expect(made()).toHaveLength(1);
    expect(new Set(on.world.documents().map(({ contactId }) => contactId))).toEqual(new Set([made()[0]!.fact.id]));
  });

  test('added since it was shown: said so; when Xero shows the contact the deal is billed to it', async () => {
    await post(ONE, 'Acme');
    const contact = (await on.world.intents()).find(({ kind }) => kind === 'create_contact')!;
    await workOnIntent(on.world.deps, { portalId: PORTAL, intentId: contact.intentId });
    expect(await post(OTHER, 'Acme Holding')).toEqual({
      ok: false,
      error: { code: 'conflict', message: `Meanwhile this customer was added to Xero as ${called('Acme')}.` },
    });
    on.world.now += 90_000;
    expect(await post(OTHER, 'Acme Holding')).toMatchObject({ ok: true });
    await on.world.drain();
    expect([made().length, on.world.documents().length]).toEqual([1, 2]);
  });

  test('a customer that could not be made is told until there is one, whoever made it', async () => {
    on.world.xero.addContact('stranger', { name: `Taken ${on.world.deals[ONE]!.company!.id}`, contactNumber: null });
    await post(ONE, 'Taken');
    await on.world.drain();
    const subject = `create_contact/0-2:${on.world.deals[ONE]!.company!.id}`;
    expect(await on.world.openIssues(subject)).toMatchObject([{ kind: 'write_failed' }]);
    const number = `HS-COMPANY-${on.world.deals[ONE]!.company!.id}`;
    on.world.xero.addContact('stranger', { name: 'Taken', contactNumber: number });
    on.world.now += 90_000;
    expect(await post(OTHER, 'Taken')).toMatchObject({ ok: true });
    expect(await on.world.openIssues(subject)).toEqual([]);
  });
});

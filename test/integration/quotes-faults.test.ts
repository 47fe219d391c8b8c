import { ok } from '../../src/lib/result.ts';
import { createQuote } from '../../src/invoicing/quotes/create-quote.ts';
import { hashQuote } from '../../src/invoicing/quotes/hash-quote.ts';
import { moveQuote } from '../../src/invoicing/quotes/move-quote.ts';
import type { DraftQuote } from '../../src/invoicing/quotes/facts.ts';
import { quoteSubject } from '../../src/invoicing/outbox/rules/subjects.ts';
import { workOnIntent } from '../../src/invoicing/outbox/work-on-intent.ts';
import { randomId } from '../../src/lib/ids.ts';
import { decimal } from '../../src/lib/money.ts';
import { eachDatabase } from '../support/databases.ts';
import { Ledger } from '../support/ledger-builder.ts';
import { FAULTS } from '../support/outbox/play-xero.ts';
import { useWorld } from '../support/outbox/use-world.ts';
import { PORTAL, TENANT, World } from '../support/outbox/world.ts';
import { dealQuote } from '../support/plain-facts.ts';

/** The await after which a click is decided: before its transaction, in it, after it. */
const DECIDED = 5;
/** A click that nothing goes wrong with passes so many, counted from 0. */
const LONGEST_CLICK = 12;

const actor = { userId: '8', right: 'approve' as const, teamIds: [] };

eachDatabase((_name, fresh) => {
  const on = useWorld(fresh);
  let last = 0;

  /** A quote of its own for each click, of deal 5; its number is of no other. */
  const newQuote = async (): Promise<DraftQuote> => {
    const quoteId = `9${(last += 1)}`;
    const number = `N-${quoteId}`;
    await new Ledger(PORTAL).rows('crm_quotes', dealQuote(quoteId, '5', { quoteNumber: number })).write(on.store);
    const texts = { title: 'Refit', terms: '', summary: '' };
    return { quoteId, number, ...texts, state: 'published', expiresOn: null, amount: decimal('100') };
  };
  const make = (world: World, quote: DraftQuote, killAt: number | null = null) =>
    world.live(killAt, async (deps) => {
      const drafted = hashQuote({ ...world.draftOf(world.deals[1]!), quote }, quote, 'SENT');
      const { quoteId } = quote;
      const request = { userId: '8', requestId: randomId(), body: { quoteId } };
      const who = { portalId: PORTAL, userEmail: 'boss@acme.test', actor, dealId: '5', quoteId };
      const click = { ...who, hash: drafted.hash ?? '', status: 'SENT' as const, request };
      const created = await createQuote({ ...deps, draft: () => Promise.resolve(ok(drafted)) }, click);
      if (created.ok && created.value.outcome === 'intent')
        await workOnIntent(deps, { portalId: PORTAL, intentId: created.value.intentId });
    });
  const accept = (world: World, { quoteId }: DraftQuote, killAt: number | null = null) =>
    world.live(killAt, async (deps) => {
      const request = { userId: '8', requestId: randomId(), body: { quoteId } };
      const who = { portalId: PORTAL, userEmail: 'boss@acme.test', actor, dealId: '5', quoteId };
      const moved = await moveQuote(deps, { ...who, to: 'ACCEPTED', request });
      if (moved.ok) await workOnIntent(deps, { portalId: PORTAL, intentId: moved.value });
    });
  const stands = async (world: World, { quoteId, number }: DraftQuote) => {
    const intents = await world.deps.inOutbox(PORTAL, ({ outbox }) =>
      outbox.ofSubjects(TENANT, [quoteSubject(quoteId)]),
    );
    const links = await world.deps.inOutbox(PORTAL, ({ quotes }) => quotes.links(TENANT, [quoteId]));
    return {
      made: intents.filter(({ kind }) => kind === 'create_quote').map(({ state }) => state),
      moved: intents.filter(({ kind }) => kind === 'move_quote').map(({ state }) => state),
      quotes: world.xero.quotes.numbered(number ?? '').map(({ id, status }) => [id, status]),
      links: links.map(({ xeroQuoteId }) => xeroQuoteId),
    };
  };

  test('wherever the process is killed, what was decided is made, once, and linked', async () => {
    for (let killAt = 0; killAt <= LONGEST_CLICK; killAt += 1) {
      const killed = new World(on.store);
      const quote = await newQuote();
      await make(killed, quote, killAt);
      await killed.drain();
      const { made, quotes, links } = await stands(killed, quote);
      const once = killAt < DECIDED ? 0 : 1;
      expect([killAt, made, quotes.length]).toEqual([killAt, Array(once).fill('done'), once]);
      expect(links).toEqual(quotes.map(([id]) => id));
    }
  });

  test.each(FAULTS)('after %s one quote stands and is linked, or none and it is told', async (fault) => {
    const quote = await newQuote();
    on.world.xero.faults.push(fault);
    await make(on.world, quote);
    await on.world.drain();
    const { made, quotes, links } = await stands(on.world, quote);
    const given = fault === 'rejected' || fault === 'revoked';
    expect([made, quotes.length]).toEqual(given ? [['rejected'], 0] : [['done'], 1]);
    expect(links).toEqual(quotes.map(([id]) => id));
    expect((await on.world.openIssues(`create_quote/quote:${quote.quoteId}`)).length).toBe(given ? 1 : 0);
  });

  test('what Xero made and then denied is found by its number and not made again', async () => {
    const quote = await newQuote();
    on.world.xero.faults.push('done_then_500');
    await make(on.world, quote);
    const { writes } = on.world.xero;
    await on.world.drain();
    expect(await stands(on.world, quote)).toMatchObject({ made: ['done'] });
    expect(on.world.xero.writes).toBe(writes);
  });

  test('another’s quote of that number is not taken for it: it is told, and nothing is linked', async () => {
    const quote = await newQuote();
    on.world.xero.faults.push('remembered_500');
    await make(on.world, quote);
    on.world.xero.quotes.add({ quoteNumber: quote.number ?? '', status: 'SENT', contactId: 'known', lines: [] });
    await on.world.drain();
    expect(await stands(on.world, quote)).toMatchObject({ made: ['rejected'], links: [] });
    expect(await on.world.openIssues(`create_quote/quote:${quote.quoteId}`)).toHaveLength(1);
  });

  test.each(FAULTS)('a move that meets %s is made once, or not and it is told', async (fault) => {
    const quote = await newQuote();
    await make(on.world, quote);
    on.world.xero.faults.push(fault);
    await accept(on.world, quote);
    await on.world.drain();
    const { moved, quotes } = await stands(on.world, quote);
    const given = fault === 'rejected' || fault === 'revoked';
    expect([moved, quotes.map(([, status]) => status)]).toEqual(
      given ? [['rejected'], ['SENT']] : [['done'], ['ACCEPTED']],
    );
    expect((await on.world.openIssues(`move_quote/quote:${quote.quoteId}`)).length).toBe(given ? 1 : 0);
  });

  test('wherever the process is killed during a move, the quote is moved once or as it was', async () => {
    for (let killAt = 0; killAt <= LONGEST_CLICK; killAt += 1) {
      const killed = new World(on.store);
      const quote = await newQuote();
      await make(killed, quote);
      await accept(killed, quote, killAt);
      await killed.drain();
      const { moved, quotes } = await stands(killed, quote);
      const status = moved.length === 0 ? 'SENT' : 'ACCEPTED';
      expect([killAt, moved, quotes.map(([, is]) => is)]).toEqual([killAt, moved.map(() => 'done'), [status]]);
    }
  });
});

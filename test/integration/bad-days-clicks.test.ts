import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { cast } from '../../sandbox/seed/cast.ts';
import { createInvoiceAnswer, type CreateInvoiceAnswer } from '../../src/contract/invoicing.ts';
import { eachDatabase } from '../support/databases.ts';
import { openBadDayHouse, type BadDayHouse } from '../support/bad-days/bad-day-house.ts';
import type { Answered } from '../support/bad-days/deal-doors.ts';
import { PUBLIC_URL } from '../support/signed.ts';

/** Clicks that come more than once, over HTTP: however they come, one invoice, and everybody is told of the same. */
eachDatabase((_name, fresh) => {
  let house: BadDayHouse;
  /** How many answers to clicks get lost between the product and HubSpot from now on. */
  let losing = 0;
  const loseAnswers: RequestHandler = (request, response, next) => {
    if (request.method === 'POST' && losing > 0) {
      losing -= 1;
      response.end = () => response.destroy();
    }
    next();
  };
  beforeAll(async () => {
    house = await openBadDayHouse(fresh, loseAnswers);
  }, 120_000);
  beforeEach(() => house.xero.calls.clear());
  afterAll(() => house.close());

  /** The click of a person who looked at the draft, as often as it is made. */
  async function confirmed(dealId: string) {
    const { hash } = await house.draft(dealId);
    return (requestId: string = randomUUID(), more = {}) =>
      house.post(dealId, { hash: hash ?? '', requestId, ...more });
  }

  /** The intent that all of these clicks were told of. */
  function sameIntent(answers: Answered<CreateInvoiceAnswer>[]): string {
    const told = answers.map(({ value }) => createInvoiceAnswer.parse(value));
    const ids = new Set(told.map((answer) => (answer.outcome === 'intent' ? answer.intent.intentId : answer.outcome)));
    expect(ids.size).toBe(1);
    return [...ids][0]!;
  }

  async function expectOne(dealId: string, intentId: string): Promise<void> {
    const [made, ...others] = await house.inXero(dealId);
    expect([others, house.writes()]).toEqual([[], 1]);
    expect(await house.settled(intentId)).toMatchObject({
      state: 'done',
      invoice: { number: made?.InvoiceNumber },
      problem: null,
    });
  }

  test('two tabs that show the same draft: the second click is told of the first one’s invoice', async () => {
    const dealId = await house.freshDeal();
    const [tab, other] = [await confirmed(dealId), await confirmed(dealId)];
    const first = await tab();
    const second = await other();
    expect(second).toEqual(first);
    await expectOne(dealId, sameIntent([first, second]));
    const { mayCreate, whyNot } = await house.shown(dealId);
    expect([mayCreate, whyNot]).toEqual([
      false,
      expect.stringMatching(/^This deal is billed by invoice INV-\d+\. Once /),
    ]);
  });

  test('a double click: the same request twice at the same moment', async () => {
    const dealId = await house.freshDeal();
    const click = await confirmed(dealId);
    const requestId = randomUUID();
    await expectOne(dealId, sameIntent(await Promise.all([click(requestId), click(requestId)])));
  });

  test('the same request with another body is refused, and nothing more is written', async () => {
    const dealId = await house.freshDeal();
    const click = await confirmed(dealId);
    const requestId = randomUUID();
    const first = await click(requestId);
    expect(await click(requestId, { reference: 'PO 7' })).toMatchObject({
      ok: false,
      error: {
        message: 'This request was made before, and asked for something else.',
        fix: 'Refresh to see how it stands now.',
      },
    });
    await expectOne(dealId, sameIntent([first]));
  });

  test('20 clicks at the same moment, each a request of its own', async () => {
    const dealId = await house.freshDeal();
    const click = await confirmed(dealId);
    await expectOne(dealId, sameIntent(await Promise.all(Array.from({ length: 20 }, () => click()))));
  });

  test('HubSpot repeats a click whose answer got lost: the card gets one answer, as if nothing had happened', async () => {
    const dealId = await house.freshDeal();
    const { hash } = await house.draft(dealId);
    losing = 1;
    const answer = await fetch(`${house.hubspot.url}/__sandbox/fetch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        userId: cast.users.finance.userId,
        url: `${PUBLIC_URL}/cards/deals/${dealId}/invoices`,
        method: 'POST',
        body: { hash, requestId: randomUUID() },
      }),
    });
    const { status, body } = (await answer.json()) as { status: number; body: Answered<CreateInvoiceAnswer> };
    expect([losing, status, body.ok]).toEqual([0, 200, true]);
    await expectOne(dealId, sameIntent([body]));
  });
});

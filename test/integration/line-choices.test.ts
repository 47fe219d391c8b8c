import { randomUUID } from 'node:crypto';
import { type CreateInvoiceAnswer, type InvoiceDraft } from '../../src/contract/invoicing.ts';
import { liveDeal, liveLine } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { REP, unmatched } from '../support/draft-house.ts';
import { openOutboxHouse, type OutboxHouse } from '../support/outbox/outbox-house.ts';

eachDatabase((_name, fresh) => {
  let house: OutboxHouse;
  beforeAll(async () => {
    house = await openOutboxHouse(fresh);
  });
  afterAll(() => house.remove());

  test('what was chosen for a line is shown, hashed and sent; the same request in other words’ order is the same', async () => {
    house.hubspotSays(liveDeal({ lines: [liveLine({ id: '51' }), liveLine({ id: '52', name: 'Poster' })] }));
    const portalId = await house.write((id) =>
      unmatched(id).contact('c', { contactNumber: 'HS-COMPANY-42' }).salesAccount('201').taxRate('ZERO', '0'),
    );
    const lines = { 52: { taxType: 'ZERO', accountCode: '201' }, 51: { accountCode: '200' } };
    const path = '/cards/deals/5';
    const asked = { path: `${path}/draft`, query: { lines: JSON.stringify(lines) } };
    const draft = (await house.ask({ portalId, userId: REP }, asked)).value as InvoiceDraft;
    expect(draft.gaps).toEqual([]);
    expect(draft.lines).toMatchObject([
      { accountCode: '200', taxType: 'OUTPUT2', taxAmount: '20.00' },
      { accountCode: '201', taxType: 'ZERO', taxAmount: '0.00' },
    ]);
    const requestId = randomUUID();
    const post = (body: object) =>
      house.ask({ portalId, userId: REP }, { method: 'POST', path: `${path}/invoices`, body: { requestId, ...body } });
    const first = (await post({ hash: draft.hash, lines })).value as CreateInvoiceAnswer;
    if (first.outcome !== 'intent') throw new Error(JSON.stringify(first.changes));
    const again = (
      await post({ lines: { 51: lines[51], 52: { accountCode: '201', taxType: 'ZERO' } }, hash: draft.hash })
    ).value as CreateInvoiceAnswer;
    expect(again).toMatchObject({ outcome: 'intent', intent: { intentId: first.intent.intentId } });
    expect(await post({ hash: draft.hash, lines: { 51: lines[51] } })).toMatchObject({ error: { code: 'conflict' } });
    const [kept] = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('outbox_intents').select('request').where('kind', '=', 'create_invoice').execute(),
    );
    expect(JSON.parse(kept!.request)).toMatchObject({
      Invoices: [
        {
          LineItems: [
            { AccountCode: '200', TaxType: 'OUTPUT2' },
            { AccountCode: '201', TaxType: 'ZERO' },
          ],
        },
      ],
    });
  });
});

import { atLeast } from '../../src/access/rules/right.ts';
import { creditQuery, creditRequest } from '../../src/contract/credits.ts';
import { DEAL } from '../../src/customers/facts.ts';
import { creditInvoice } from '../../src/invoicing/credits/credit-invoice.ts';
import { offerCredit } from '../../src/invoicing/credits/offer-credit.ts';
import { creditableOf } from '../../src/invoicing/credits/rules/creditable.ts';
import { err, ok } from '../../src/lib/result.ts';
import { decimal } from '../../src/lib/money.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentOffer } from '../present/present-credits.ts';
import { askedRecord } from '../asked/asked-customer.ts';
import { sendAndTell } from './send-and-tell.ts';

/** GET /cards/invoices/:invoiceId/credit: what of an invoice of the deal can be credited, and what a credit note would be, from the mirror. */
export const getCredit = cardDoor({
  method: 'GET',
  path: '/cards/invoices/:invoiceId/credit',
  auth: 'hubspot',
  input: creditQuery,
  handler:
    ({ inPortal, clock }) =>
    ({ caller, input: { invoiceId, dealId, amount } }) =>
      inPortal(caller.portalId, async (reads) => {
        const now = clock.now();
        const asked = await askedRecord(reads, { objectTypeId: DEAL, objectId: dealId, userId: caller.userId });
        if (!asked.ok) return asked;
        const { right, record } = asked.value;
        if (!atLeast(right, 'approve')) return err({ code: 'not_allowed', needed: 'approve' });
        const books = await reads.billing.books();
        if (!books) return err({ code: 'not_connected' });
        const invoices = await reads.billing.invoicesOf(books.tenantId, record.objectId);
        const invoice = invoices.find(({ id }) => id === invoiceId);
        if (!invoice) return err({ code: 'not_found' });
        const credits = await reads.credits.ofInvoices(books.tenantId, [invoice]);
        const deal = { objectTypeId: DEAL, objectId: record.objectId };
        await reads.audit.note({ at: now, ...caller, ...deal, action: 'view_credit', right });
        const wanted = amount === undefined ? undefined : decimal(amount);
        const offered = offerCredit({ books, invoice, credits, amount: wanted, now });
        return ok(presentOffer({ invoice, creditable: creditableOf(invoice, credits), offered }));
      }),
});

/** POST /cards/invoices/:invoiceId/credit: credits an invoice of the deal, as a whole or in part, and says why. */
export const postCredit = cardDoor({
  method: 'POST',
  path: '/cards/invoices/:invoiceId/credit',
  auth: 'hubspot',
  input: creditRequest,
  handler:
    (deps) =>
    async ({ caller, input: { requestId, dealId, invoiceId, amount, ...said } }) => {
      const { portalId, userId, userEmail } = caller;
      const found = await deps.inPortal(portalId, (reads) =>
        askedRecord(reads, { objectTypeId: DEAL, objectId: dealId, userId }),
      );
      if (!found.ok) return found;
      const { right, record } = found.value;
      const decided = await creditInvoice(deps, {
        ...{ portalId, userEmail, right, dealId: record.objectId, invoiceId, amount: decimal(amount), ...said },
        request: { userId, requestId, body: { dealId, invoiceId, amount, ...said } },
      });
      return decided.ok ? ok(await sendAndTell(deps, { portalId, intentId: decided.value })) : decided;
    },
});

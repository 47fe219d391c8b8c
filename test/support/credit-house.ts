import { creditOffer, type CreditOffer } from '../../src/contract/credits.ts';
import { dealInvoices, intentState, type DealInvoices, type IntentState } from '../../src/contract/invoicing.ts';
import { workOnIntent } from '../../src/invoicing/outbox/work-on-intent.ts';
import { decimal } from '../../src/lib/money.ts';
import type { InvoiceFact } from '../../src/mirror/facts.ts';
import { openApprovalsHouse, type ApprovalsHouse, type Body } from './approvals-house.ts';
import { liveDeal } from './billing-facts.ts';
import type { FreshDatabase } from './databases.ts';
import { NOW, type DoorHouse } from './door-house.ts';
import { APPROVER } from './draft-house.ts';

type Answer = Awaited<ReturnType<DoorHouse['ask']>>;

/** Who credits which invoice; the approver unless said otherwise. */
interface Asking {
  portalId: string;
  id: string;
  userId?: string;
}

/** The doors by which invoices are credited, with a Xero of play behind them. */
export interface CreditHouse extends ApprovalsHouse {
  /** A portal whose deal of GBP 100.00 is billed and approved, with tax GBP 120.00; the invoice's id. */
  billed: () => Promise<{ portalId: string; id: string }>;
  /** HubSpot and the mirror say from now on that the deal comes to that. */
  dealIs: (portalId: string, amount: string) => Promise<void>;
  askOffer: (asking: Asking, amount?: string) => Promise<Answer>;
  offer: (asking: Asking, amount?: string) => Promise<CreditOffer>;
  askCredit: (asking: Asking, said?: Body) => Promise<Answer>;
  /** Looks and clicks: all that can be credited, unless an amount is said. */
  credit: (asking: Asking, said?: Body) => Promise<IntentState>;
  /** The deal's billing as the card shows it. */
  deal: (portalId: string, userId?: string) => Promise<DealInvoices>;
  /** The customer pays, and the mirror hears of it. */
  pays: (asking: Asking, amount: string) => Promise<void>;
  /** The invoice as the play Xero has it, into the mirror. */
  see: (asking: Asking) => Promise<InvoiceFact>;
  /** Works on all that is under way, as the queue would, until nothing is. */
  workOff: (portalId: string) => Promise<void>;
  audit: (portalId: string) => Promise<string[]>;
  openIssues: (portalId: string) => Promise<string[]>;
}

const NAME = 'Refit';

export async function openCreditHouse(fresh: () => Promise<FreshDatabase>): Promise<CreditHouse> {
  const house = await openApprovalsHouse(fresh);
  const dealIs: CreditHouse['dealIs'] = async (portalId, amount) => {
    house.hubspotSays(liveDeal({ amount, lines: [], name: NAME }));
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('crm_deals').set({ amount, currency: 'GBP', name: NAME }).where('object_id', '=', '5').execute(),
    );
  };
  const askOffer: CreditHouse['askOffer'] = ({ portalId, id, userId = APPROVER }, amount) =>
    house.get({ portalId, userId }, `/cards/invoices/${id}/credit`, {
      dealId: '5',
      ...(amount !== undefined && { amount }),
    });
  const offer: CreditHouse['offer'] = async (...asked) => creditOffer.parse((await askOffer(...asked)).value);
  const askCredit: CreditHouse['askCredit'] = ({ portalId, id, userId = APPROVER }, said = {}) =>
    house.post({ portalId, userId }, `/cards/invoices/${id}/credit`, {
      ...{ dealId: '5', version: 'any', amount: '1', reason: 'Sent back', ...said },
    });
  const see: CreditHouse['see'] = async ({ portalId, id }) => {
    const { fact } = house.xero.invoices.get(id)!;
    await house.outbox.inOutbox(portalId, ({ billing }) => billing.mirrorInvoice(`tenant-of-${portalId}`, fact, NOW));
    return fact;
  };
  return {
    ...{ ...house, dealIs, askOffer, offer, askCredit, see },
    billed: async () => {
      const portalId = await house.portalWith();
      await dealIs(portalId, '100');
      const { invoice } = await house.click({ portalId, userId: APPROVER }, { status: 'AUTHORISED' });
      return { portalId, id: invoice!.id };
    },
    credit: async (asking, said = {}) => {
      const { version, left } = await offer(asking);
      const answer = await askCredit(asking, { version, amount: left, ...said });
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      return intentState.parse(answer.value);
    },
    deal: async (portalId, userId = APPROVER) =>
      dealInvoices.parse((await house.get({ portalId, userId }, '/cards/deals/5/invoices')).value),
    pays: async (asking, amount) => {
      house.xero.credits.pay(house.xero.invoices.get(asking.id)!.fact, decimal(amount));
      await see(asking);
    },
    workOff: async (portalId) => {
      for (let turn = 0; turn < 5; turn += 1)
        for (const intentId of await house.outbox.inOutbox(portalId, ({ outbox }) => outbox.underWay()))
          await workOnIntent(house.outbox, { portalId, intentId });
    },
    audit: async (portalId) => {
      const rows = await house.store.withPortal(portalId, ({ db }) =>
        db.selectFrom('audit_log').select(['action', 'user_id', 'object_id']).orderBy('audit_id').execute(),
      );
      return rows.map((row) => `${row.user_id} ${row.action} ${row.object_id}`);
    },
    openIssues: async (portalId) => {
      const rows = await house.store.withPortal(portalId, ({ db }) =>
        db.selectFrom('issues').select(['kind', 'subject']).where('closed_at', 'is', null).execute(),
      );
      return rows.map(({ kind, subject }) => `${kind} ${subject}`);
    },
  };
}

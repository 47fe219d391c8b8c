import { randomUUID } from 'node:crypto';
import {
  approvalDetail,
  approvalList,
  type ApprovalDetail,
  type ApprovalList,
} from '../../src/contract/approval-queue.ts';
import {
  createInvoiceAnswer,
  dealInvoices,
  intentState,
  invoiceDraft,
  type DealInvoice,
  type IntentState,
  type InvoiceDraft,
} from '../../src/contract/invoicing.ts';
import { workOnIntent } from '../../src/invoicing/outbox/work-on-intent.ts';
import type { FreshDatabase } from './databases.ts';
import { NOW, type DoorHouse } from './door-house.ts';
import { APPROVER, matched, REP } from './draft-house.ts';
import { openOutboxHouse, type OutboxHouse } from './outbox/outbox-house.ts';

/** May approve as well. */
export const OTHER = '10';

export type Body = Record<string, unknown>;
type Answer = Awaited<ReturnType<DoorHouse['ask']>>;

/** Who asks in which portal; the rep unless said otherwise. */
export interface Asking {
  portalId: string;
  userId?: string;
}

/** The doors by which invoices are submitted and decided, with a Xero of play behind them. */
export interface ApprovalsHouse extends OutboxHouse {
  get: (asking: Asking, path: string, query?: Record<string, string>) => Promise<Answer>;
  post: (asking: Asking, path: string, body?: Body) => Promise<Answer>;
  /** A portal of its own, whose reps may do with an invoice what the rules say. */
  portalWith: (...rules: Body[]) => Promise<string>;
  draft: (asking: Asking, query?: Record<string, string>) => Promise<InvoiceDraft>;
  /** Looks at the draft and confirms it. */
  click: (asking: Asking, choices: Record<string, string>, said?: Body) => Promise<IntentState>;
  /** The rep submits the deal for approval, with a note. */
  submit: (portalId: string) => Promise<IntentState>;
  /** The deal's newest invoice, as its card shows it. */
  shown: (asking: Asking) => Promise<DealInvoice>;
  queue: (asking: Asking, state?: string) => Promise<ApprovalList>;
  /** The one that waits longest, as its panel shows it to an approver. */
  waiting: (portalId: string) => Promise<ApprovalDetail>;
  /** Approves it, or returns it where there is a reason; by an approver unless said otherwise. */
  decide: (asking: Asking, approval: ApprovalDetail, how: Body) => Promise<Answer>;
  /** The invoices of the portal that were e-mailed, once what is under way has been worked on as the queue would: the intent of each. */
  mailed: (portalId: string) => Promise<string[]>;
}

/** How a write stands that a door has answered. */
export const stateOf = ({ value }: Answer): string => intentState.parse(value).state;

export const refused = (needed: string) => ({
  ok: false,
  error: { code: 'not_allowed', message: expect.stringContaining(`“${needed}”`) as string },
});

export async function openApprovalsHouse(fresh: () => Promise<FreshDatabase>): Promise<ApprovalsHouse> {
  const house = await openOutboxHouse(fresh);
  const get: ApprovalsHouse['get'] = ({ portalId, userId = REP }, path, query = {}) =>
    house.ask({ portalId, userId }, { path, query });
  const post: ApprovalsHouse['post'] = ({ portalId, userId = REP }, path, body = {}) =>
    house.ask({ portalId, userId }, { method: 'POST', path, body: { requestId: randomUUID(), ...body } });
  const draft: ApprovalsHouse['draft'] = async (asking, query = {}) =>
    invoiceDraft.parse((await get(asking, '/cards/deals/5/draft', query)).value);
  const click: ApprovalsHouse['click'] = async (asking, choices, said = {}) => {
    const { hash } = await draft(asking, choices);
    const posted = await post(asking, '/cards/deals/5/invoices', { ...choices, ...said, hash });
    const answer = createInvoiceAnswer.parse(posted.value);
    if (answer.outcome !== 'intent') throw new Error(answer.changes.join(' '));
    return answer.intent;
  };
  const queue: ApprovalsHouse['queue'] = async (asking, state = 'waiting') =>
    approvalList.parse((await get(asking, '/pages/approvals', { state })).value);
  return {
    ...{ ...house, get, post, draft, click, queue },
    portalWith: (...rules) => portalWith(house, rules),
    submit: (portalId) => click({ portalId }, { status: 'SUBMITTED' }, { note: 'As agreed' }),
    shown: async (asking) => dealInvoices.parse((await get(asking, '/cards/deals/5/invoices')).value).invoices[0]!,
    waiting: async (portalId) => {
      const approver = { portalId, userId: APPROVER };
      const [first] = (await queue(approver)).approvals;
      return approvalDetail.parse((await get(approver, `/pages/approvals/${first!.approvalId}`)).value);
    },
    decide: (asking, { approvalId, version }, how) => {
      const [verdict, said] = 'reason' in how ? ['return', how] : ['approve', { version, ...how }];
      return post({ userId: APPROVER, ...asking }, `/pages/approvals/${approvalId}/${verdict}`, said);
    },
    mailed: async (portalId) => {
      const intentIds = await house.outbox.inOutbox(portalId, ({ outbox }) => outbox.underWay());
      for (const intentId of intentIds) await workOnIntent(house.outbox, { portalId, intentId });
      const mails = await house.store.withPortal(portalId, ({ db }) =>
        db.selectFrom('outbox_intents').select('intent_id').where('kind', '=', 'email_invoice').execute(),
      );
      return house.xero.mails.filter((mailed) => mails.some(({ intent_id }) => mailed === intent_id));
    },
  };
}

async function portalWith(house: OutboxHouse, rules: Body[]): Promise<string> {
  const approver = { subject_kind: 'user', subject_id: OTHER, right: 'approve', scope: 'all' } as const;
  const portalId = await house.write((id) => matched(id).user(APPROVER).user(OTHER).rule(approver));
  const whole = rules.map((rule, index) => ({ id: `r${index}`, who: { kind: 'anyone' }, pipelineId: null, ...rule }));
  const changed = { changed_by: APPROVER, changed_by_email: `user${APPROVER}@acme.test`, changed_at: NOW };
  const settings = { portal_id: portalId, tenant_id: `tenant-of-${portalId}`, topic: 'approval', version: 1 } as const;
  await house.store.withPortal(portalId, ({ db }) =>
    db
      .insertInto('billing_settings')
      .values({ ...settings, ...changed, document: JSON.stringify({ rules: whole }), undone_from: null })
      .execute(),
  );
  return portalId;
}

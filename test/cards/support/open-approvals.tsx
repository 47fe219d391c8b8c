import { createRenderer } from '@hubspot/ui-extensions/testing';
import { jest } from '@jest/globals';
import { ApprovalsPage } from '../../../extensions/pages/approvals/ApprovalsPage.tsx';
import type { ApprovalDetail, ApprovalList, QueuedApproval } from '../../../src/contract/approval-queue.ts';
import { frozen, now, settle, wordsIn } from './open-card.tsx';
import { fakeService, ok } from './service.ts';

/** The doors of the approvals. */
export const doors = {
  list: 'GET /pages/approvals',
  one: 'GET /pages/approvals/a1',
  approve: 'POST /pages/approvals/a1/approve',
  return: 'POST /pages/approvals/a1/return',
};

/** An invoice that waits, as whoever may approve sees it, unless said otherwise. */
export const queued = (change: Partial<QueuedApproval> = {}): QueuedApproval => ({
  ...{
    approvalId: 'a1',
    state: 'waiting',
    askedBy: 'rep@acme.test',
    askedAt: '2026-11-22T08:42:00Z',
    note: 'As agreed',
  },
  ...{ decidedBy: null, decidedAt: null, reason: null, customer: 'Acme Ltd', warnings: [] },
  deal: { id: '5', name: 'Harbour ropes' },
  invoice: {
    id: 'inv-9',
    number: 'INV-0042',
    currency: 'GBP',
    total: '1414.50',
    xeroUrl: 'https://go.xero.test/inv-9',
  },
  actions: ['approve', 'approve_and_send', 'return'],
  ...change,
});

export const detail = (change: Partial<ApprovalDetail> = {}): ApprovalDetail => ({
  ...queued(),
  ...{
    version: 'v1',
    reference: 'PO 77',
    date: '2026-11-22',
    dueDate: '2026-12-22',
    recipients: ['books@acme.test', 'owner@acme.test'],
  },
  lineAmountTypes: 'Exclusive',
  lines: [
    {
      ...{ description: 'Rope, 12 mm', itemCode: 'ROPE-12', accountCode: '200', quantity: '2', unitAmount: '589.375' },
      ...{
        discount: null,
        taxType: 'OUTPUT2',
        taxLabel: '20% (VAT on Income)',
        taxAmount: '235.75',
        lineAmount: '1178.75',
      },
    },
  ],
  ...{ subTotal: '1178.75', totalTax: '235.75' },
  agreed: {
    deal: { amount: '1200.00', currency: 'GBP' },
    quote: { number: 'Q-7', amount: '1178.75', currency: 'GBP' },
  },
  before: [],
  ...change,
});

export const listOf = (approvals: QueuedApproval[], change: Partial<ApprovalList> = {}): ApprovalList => ({
  ...{ approvals, waiting: approvals.length, next: null, sees: 'all' },
  ...change,
});

/** Opens the page over a service that answers its list so; `answer` may look at the path that was asked for. */
export async function openApprovals(answer: (path: string) => unknown) {
  jest.useFakeTimers({ now, doNotFake: [...frozen.doNotFake] });
  const service = fakeService();
  service.on(doors.list, answer);
  service.on(doors.one, () => ok(detail()));
  const renderer = createRenderer('pages');
  Object.assign(renderer.mocks.context, { variables: { appOrigin: 'https://app.tieout.test' } });
  Object.assign(renderer.mocks.context.user, { id: 5, locale: 'en-gb' });
  renderer.render(<ApprovalsPage />);
  await settle();
  return { renderer, service, words: () => wordsIn(renderer.getRootNode()) };
}

/** The same over one list. */
export const openQueue = (list: ApprovalList) => openApprovals(() => ok(list));

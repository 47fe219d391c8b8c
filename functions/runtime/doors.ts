import { getPreview } from '../bulk/get-preview.ts';
import { getRun } from '../bulk/get-run.ts';
import { getRuns } from '../bulk/get-runs.ts';
import { postRetry, postStart, postStop } from '../bulk/post-decisions.ts';
import { postPlan } from '../bulk/post-plan.ts';
import { getCredit, postCredit } from '../cards/credit-invoice-doors.ts';
import { getDealInvoices } from '../cards/get-deal-invoices.ts';
import { getDealQuotes } from '../cards/get-deal-quotes.ts';
import { getQuoteDraft } from '../cards/get-quote-draft.ts';
import { postQuote } from '../cards/post-quote.ts';
import { postQuoteLink, postQuoteMove } from '../cards/post-quote-move.ts';
import { getDocuments } from '../cards/get-documents.ts';
import { getDraft } from '../cards/get-draft.ts';
import { getIntent } from '../cards/get-intent.ts';
import { getInvoice } from '../cards/get-invoice.ts';
import { getReadiness } from '../cards/get-readiness.ts';
import { getLinkCandidates } from '../cards/get-link-candidates.ts';
import { getRecord } from '../cards/get-record.ts';
import { postDealCustomer } from '../cards/post-deal-customer.ts';
import { postInvoice } from '../cards/post-invoice.ts';
import { postInvoiceActions } from '../cards/post-invoice-action.ts';
import { postDealItem } from '../cards/post-create-item.ts';
import { postLinkInvoice, postUnlinkInvoice } from '../cards/post-link-invoice.ts';
import { postMapProduct } from '../cards/post-map-product.ts';
import { postPayLink } from '../cards/post-pay-link.ts';
import { postResubmit } from '../cards/post-resubmit.ts';
import { postRefresh } from '../cards/post-refresh.ts';
import { postUpdate } from '../cards/post-update.ts';
import { postSchedule } from '../cards/post-schedule.ts';
import { postScheduleTry } from '../cards/post-schedule-try.ts';
import { postTicket } from '../cards/post-ticket.ts';
import { getFile } from '../files/get-file.ts';
import { live } from '../health/live.ts';
import { metrics } from '../health/metrics.ts';
import { ready } from '../health/ready.ts';
import { getProof } from '../operator/get-proof.ts';
import { getHubSpotCallback } from '../oauth/get-hubspot-callback.ts';
import { getHubSpotInstall } from '../oauth/get-hubspot-install.ts';
import { getXeroCallback } from '../oauth/get-xero-callback.ts';
import { getXeroConfirm } from '../oauth/get-xero-confirm.ts';
import { getXeroConnect } from '../oauth/get-xero-connect.ts';
import { postXeroConfirm } from '../oauth/post-xero-confirm.ts';
import { postXeroConnect } from '../oauth/post-xero-connect.ts';
import { getBilling } from '../settings/billing/get-billing.ts';
import { getBillingHistory } from '../settings/billing/get-billing-history.ts';
import { postBillingTry } from '../settings/billing/post-billing-try.ts';
import { postBillingUndo } from '../settings/billing/post-billing-undo.ts';
import { postBilling } from '../settings/billing/post-billing.ts';
import { getCalls } from '../settings/get-calls.ts';
import { getOverview } from '../settings/get-overview.ts';
import { getRights } from '../settings/get-rights.ts';
import { getRightsOutcome } from '../settings/get-rights-outcome.ts';
import { postAdmin } from '../settings/post-admin.ts';
import { postConnect } from '../settings/post-connect.ts';
import { postDefaults } from '../settings/post-defaults.ts';
import { postDisconnect } from '../settings/post-disconnect.ts';
import { postExport } from '../settings/post-export.ts';
import { postLive } from '../settings/post-live.ts';
import { postMain } from '../settings/post-main.ts';
import { postReading } from '../settings/post-reading.ts';
import { postRights } from '../settings/post-rights.ts';
import { postUninstall } from '../settings/post-uninstall.ts';
import { getItems } from '../settings/mapping/get-items.ts';
import { getMapping } from '../settings/mapping/get-mapping.ts';
import { postCreateItem } from '../settings/mapping/post-create-item.ts';
import { postLink } from '../settings/mapping/post-link.ts';
import { getApproval } from '../pages/get-approval.ts';
import { getApprovals } from '../pages/get-approvals.ts';
import { getIssues } from '../pages/get-issues.ts';
import { getUnbilled } from '../pages/get-unbilled.ts';
import { postApprove, postReturn } from '../pages/post-approval.ts';
import { postDismiss } from '../pages/post-dismiss.ts';
import { postRunAgain } from '../pages/post-run-again.ts';
import { postHeed, postIgnore } from '../pages/post-unbilled.ts';
import { postWriteBack } from '../settings/post-write-back.ts';
import { postHubSpotWebhook } from '../webhooks/hubspot.ts';
import { postXeroWebhook } from '../webhooks/xero.ts';
import type { Door } from './door.ts';

/** Every door there is. */
export const doors: readonly Door[] = [
  getRecord,
  getDocuments,
  getInvoice,
  getDraft,
  getReadiness,
  postInvoice,
  postDealCustomer,
  getIntent,
  getDealInvoices,
  getLinkCandidates,
  postLinkInvoice,
  postUnlinkInvoice,
  postSchedule,
  postScheduleTry,
  ...postInvoiceActions,
  getDealQuotes,
  getQuoteDraft,
  postQuote,
  postQuoteMove,
  postQuoteLink,
  getCredit,
  postCredit,
  postResubmit,
  postUpdate,
  postRefresh,
  postTicket,
  postPayLink,
  postMapProduct,
  postDealItem,
  getFile,
  getOverview,
  getCalls,
  getBilling,
  postBilling,
  postBillingUndo,
  postBillingTry,
  getBillingHistory,
  postConnect,
  postDisconnect,
  postMain,
  postLive,
  postDefaults,
  postReading,
  postAdmin,
  getRights,
  getRightsOutcome,
  postRights,
  postExport,
  postUninstall,
  getApprovals,
  getUnbilled,
  postIgnore,
  postHeed,
  getApproval,
  postApprove,
  postReturn,
  getIssues,
  postRunAgain,
  postDismiss,
  postPlan,
  getRuns,
  getRun,
  getPreview,
  postStart,
  postRetry,
  postStop,
  postWriteBack,
  getMapping,
  getItems,
  postLink,
  postCreateItem,
  getHubSpotInstall,
  getHubSpotCallback,
  getXeroConnect,
  postXeroConnect,
  getXeroCallback,
  getXeroConfirm,
  postXeroConfirm,
  postXeroWebhook,
  postHubSpotWebhook,
  live,
  ready,
  metrics,
  getProof,
];

import { getDealInvoices } from '../cards/get-deal-invoices.ts';
import { getDocuments } from '../cards/get-documents.ts';
import { getDraft } from '../cards/get-draft.ts';
import { getIntent } from '../cards/get-intent.ts';
import { getInvoice } from '../cards/get-invoice.ts';
import { getRecord } from '../cards/get-record.ts';
import { postInvoice } from '../cards/post-invoice.ts';
import { postInvoiceActions } from '../cards/post-invoice-action.ts';
import { postPayLink } from '../cards/post-pay-link.ts';
import { postRefresh } from '../cards/post-refresh.ts';
import { postTicket } from '../cards/post-ticket.ts';
import { getFile } from '../files/get-file.ts';
import { live } from '../health/live.ts';
import { metrics } from '../health/metrics.ts';
import { ready } from '../health/ready.ts';
import { getProof } from '../operator/get-proof.ts';
import { postXeroWebhook } from '../webhooks/xero.ts';
import type { Door } from './door.ts';

/** Every door there is. */
export const doors: readonly Door[] = [
  getRecord,
  getDocuments,
  getInvoice,
  getDraft,
  postInvoice,
  getIntent,
  getDealInvoices,
  ...postInvoiceActions,
  postRefresh,
  postTicket,
  postPayLink,
  getFile,
  postXeroWebhook,
  live,
  ready,
  metrics,
  getProof,
];

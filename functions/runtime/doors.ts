import { getDocuments } from '../cards/get-documents.ts';
import { getInvoice } from '../cards/get-invoice.ts';
import { getRecord } from '../cards/get-record.ts';
import { postRefresh } from '../cards/post-refresh.ts';
import { live } from '../health/live.ts';
import { metrics } from '../health/metrics.ts';
import { ready } from '../health/ready.ts';
import { getProof } from '../operator/get-proof.ts';
import type { Door } from './door.ts';

/** Every door there is. */
export const doors: readonly Door[] = [
  getRecord,
  getDocuments,
  getInvoice,
  postRefresh,
  live,
  ready,
  metrics,
  getProof,
];

import type { Intent } from '../facts.ts';

type Decided = Pick<
  Intent,
  'intentId' | 'portalId' | 'tenantId' | 'kind' | 'subject' | 'request' | 'createdBy' | 'createdAt'
>;

/** An intent as it is decided: nothing was sent yet. */
export function newIntent(decided: Decided & Partial<Intent>): Intent {
  return {
    state: 'pending',
    preview: null,
    previewHash: null,
    waitsFor: null,
    attempt: 1,
    firstSentAt: null,
    faultRemembered: false,
    looks: 0,
    lookedAt: null,
    leaseOwner: null,
    leaseUntil: null,
    dueAt: decided.createdAt,
    documentId: null,
    documentNumber: null,
    failure: null,
    difference: null,
    words: null,
    createdByEmail: null,
    settledAt: null,
    ...decided,
  };
}

/** Seconds after which the queue takes up an intent that whoever decided it has not sent. */
export const FALLBACK_SECONDS = 30;

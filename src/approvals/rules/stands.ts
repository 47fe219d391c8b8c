import type { Approval, Deed } from '../facts.ts';

/** Where asking for an approval stands by the invoice's status in Xero, whoever brought that about. */
export function standOf(status: string): 'waiting' | 'approved' | 'returned' | 'withdrawn' {
  switch (status) {
    case 'SUBMITTED':
      return 'waiting';
    case 'AUTHORISED':
    case 'PAID':
      return 'approved';
    case 'DRAFT':
      return 'returned';
    default:
      return 'withdrawn';
  }
}

const DEED_OF = { waiting: 'ask', approved: 'approve', returned: 'return', withdrawn: 'withdraw' } as const;

/**
 * The deed that explains how an invoice stands now, of all that were asked of Xero for it, the newest first: null where
 * somebody did it in Xero. One that explains what was known before explains nothing anew.
 */
export function deedFor(stand: keyof typeof DEED_OF, deeds: readonly Deed[], before: Approval | null): Deed | null {
  const newest = deeds.find(({ kind }) => kind === DEED_OF[stand]);
  if (!newest) return null;
  const isNew = before === null || (newest.at >= before.askedAt && newest.intentId !== before.intentId);
  return isNew ? newest : null;
}

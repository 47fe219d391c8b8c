import type { AccessFacts } from '../../src/access/ports.ts';
import { decide } from '../../src/access/rules/decide.ts';
import { atLeast, type Right } from '../../src/access/rules/right.ts';
import { rightsOf } from '../../src/access/rules/rights-of.ts';
import type { ListedApproval } from '../../src/approvals/ports.ts';
import type { BillingBooks } from '../../src/invoicing/facts.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { PortalReads } from '../runtime/deps.ts';
import type { Caller } from '../runtime/door.ts';

/** What a person sees of the approvals of a portal, decided from what is stored now. */
export interface ApprovalsSeen {
  /** `all`: whoever may approve on every record; anybody else who may invoice sees what was asked by that person. */
  of: 'all' | 'own';
  userId: string;
  facts: AccessFacts;
  /** Of the main organisation. */
  books: BillingBooks;
}

/** Refused for whoever could ask for no approval, and while no organisation was ever connected. */
export async function approvalsSeen(
  { access, billing }: Pick<PortalReads, 'access' | 'billing'>,
  { userId }: Pick<Caller, 'userId'>,
): Promise<Result<ApprovalsSeen, Failure>> {
  const facts = await access.factsOf(userId);
  const rights = facts && rightsOf(facts);
  if (!rights || !atLeast(rights.own, 'invoice')) return err({ code: 'not_allowed', needed: 'invoice' });
  const books = await billing.books();
  if (!books) return err({ code: 'not_connected' });
  return ok({ of: atLeast(rights.others, 'approve') ? 'all' : 'own', userId, facts, books });
}

/** The person's right on the deal, where that and who asked let the approval be seen; null: they do not. */
export function rightToSee({ of, userId, facts, books }: ApprovalsSeen, approval: ListedApproval): Right | null {
  if (approval.tenantId !== books.tenantId) return null;
  const right = decide({ ...facts, record: approval.record });
  const isTheirs = of === 'all' || approval.askedBy?.userId === userId;
  return isTheirs && atLeast(right, 'amounts') ? right : null;
}

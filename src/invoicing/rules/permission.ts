import { atLeast, type Right } from '../../access/rules/right.ts';
import type { ModeCase, Permission } from '../../approvals/facts.ts';
import { covers, mayOf } from '../../approvals/rules/may-of.ts';
import type { ApprovalRule, ApprovalSettings, Mode } from '../../billing-settings/facts.ts';
import type { NotAllowed } from '../../lib/failure.ts';
import { decimal, moneyWords } from '../../lib/money.ts';
import type { DraftStatus } from './draft.ts';
import { warning, type Gap } from './gap.ts';
import { modeOf } from './status-mode.ts';

/** How far the person may take the invoice by the policy (C52), in words. */
export function permissionOf(settings: ApprovalSettings, of: ModeCase): Permission {
  const { may, rule, beyond } = mayOf(settings, of);
  return {
    may,
    why: whyOf(rule, of),
    limits: of.total === null ? [] : beyond.map((one) => ({ mode: one.mode, words: limitWords(one, { may, of }) })),
    isOpen: !atLeast(of.right, 'invoice') || (of.total === null && beyond.length > 0),
  };
}

const DEEDS: Readonly<Record<Mode, string>> = {
  draft: 'make a draft',
  submit: 'submit for approval',
  approve: 'approve',
  approve_and_send: 'approve and send',
};

const APPROVERS = 'whoever has the right “approve” approves it';

function whyOf(rule: ApprovalRule | null, { right }: { right: Right }): string {
  if (atLeast(right, 'approve')) return `Your right “${right}” lets you approve and send.`;
  if (!rule) return `You may make a draft; ${APPROVERS}.`;
  const upTo = rule.upTo ? ` up to ${upToWords(rule.upTo)}` : '';
  return `You may ${DEEDS[rule.mode]}${upTo}${rule.pipelineId === null ? '' : ' in this pipeline'}.`;
}

const upToWords = ({ amount, currency }: NonNullable<ApprovalRule['upTo']>): string =>
  moneyWords(decimal(amount), currency);

function limitWords({ mode, upTo }: ApprovalRule, { may, of }: { may: Mode; of: ModeCase }): string {
  if (upTo === null) throw new Error('A rule without an amount reaches everything');
  if (upTo.currency !== of.currency) return `Your limit of ${upToWords(upTo)} does not hold for ${of.currency}`;
  const over = `Over ${upToWords(upTo)}`;
  if (mode === 'submit') return `${over} you may not submit it`;
  return covers(may, 'approve') ? `${over} you may not have it sent` : `${over} finance approves`;
}

/** How far it goes instead. */
const ENDINGS: Readonly<Record<Mode, string>> = {
  draft: 'you may make a draft',
  submit: 'you may submit it for approval',
  approve: 'you may approve it without sending it',
  approve_and_send: 'you may approve and send it',
};

const FIXES: Readonly<Record<Mode, string>> = {
  draft: `Leave it a draft: ${APPROVERS}.`,
  submit: 'Submit it for approval.',
  approve: 'Approve it, and ask whoever has the right “approve” to send it.',
  approve_and_send: 'Choose “Approved and sent”.',
};

/** What a person is told who wants to go further than that. */
export function beyondWords({ may, why, limits }: Permission, wanted: Mode): string {
  const limit = limits.find(({ mode }) => covers(mode, wanted));
  return limit ? `${limit.words}: ${ENDINGS[may]}.` : why;
}

/** Refused by the policy, in its words. */
export const refusedBy = (permission: Permission, wanted: Mode): NotAllowed => ({
  code: 'not_allowed',
  needed: 'approve',
  policy: { says: beyondWords(permission, wanted), fix: FIXES[permission.may] },
});

/** Refused to whom the policy lets go no further than that with any invoice. */
export const refusedEver = (may: Mode): NotAllowed => ({
  code: 'not_allowed',
  needed: 'approve',
  policy: { says: `You may ${DEEDS[may]} and no more; ${APPROVERS}.`, fix: FIXES[may] },
});

/** What is worth a look: that what was chosen, or the total, goes beyond what the person may. */
export function approvalChecks(permission: Permission, status: DraftStatus): Gap[] {
  const { may, limits, isOpen } = permission;
  const wanted = modeOf({ status, send: false });
  if (isOpen) return [];
  if (!covers(may, wanted))
    return [warning('approval', { field: 'status', message: beyondWords(permission, wanted), fix: FIXES[may] })];
  const [limit] = limits;
  return limit ? [warning('approval', { message: beyondWords(permission, limit.mode), fix: FIXES[may] })] : [];
}

import { decimal } from '../../lib/money.ts';
import type { ApprovalRule, ApprovalSettings, Mode } from '../../billing-settings/facts.ts';
import type { ModeCase } from '../facts.ts';

/** Least first; each includes those before it. */
const MODES: readonly Mode[] = ['draft', 'submit', 'approve', 'approve_and_send'];

/** Whether a mode includes what is wanted. */
export const covers = (may: Mode, wanted: Mode): boolean => MODES.indexOf(may) >= MODES.indexOf(wanted);

/** How far a person may take an invoice, and by which rule. */
interface Ruled {
  may: Mode;
  /** Null: the right decides, or no rule fits. */
  rule: ApprovalRule | null;
  /** Rules that would have come before and gone further, were it not for the amount up to which they reach. */
  beyond: ApprovalRule[];
}

/**
 * How far the person may take the invoice (C52). Whoever may approve may do all; for others the first rule that fits decides,
 * and where none does it stays a draft. A rule up to an amount fits a total in its own currency alone: nothing is converted.
 */
export function mayOf({ rules }: ApprovalSettings, of: ModeCase): Ruled {
  if (mayAll(of)) return { may: 'approve_and_send', rule: null, beyond: [] };
  const theirs = rules.filter((rule) => isOf(rule, of) && isIn(rule, of));
  const at = theirs.findIndex((rule) => isWithin(rule, of));
  const rule = theirs[at] ?? null;
  const may = rule?.mode ?? 'draft';
  const before = at < 0 ? theirs : theirs.slice(0, at);
  return { may, rule, beyond: before.filter(({ mode }) => !covers(may, mode)) };
}

/** How far the person may take any invoice at all: what goes beyond needs no look at the invoice. */
export function mayEver({ rules }: ApprovalSettings, of: Omit<ModeCase, 'pipelineId' | 'total' | 'currency'>): Mode {
  if (mayAll(of)) return 'approve_and_send';
  const modes = rules.filter((rule) => isOf(rule, of)).map(({ mode }) => mode);
  return modes.reduce<Mode>((most, one) => (covers(most, one) ? most : one), 'draft');
}

const mayAll = ({ right }: Pick<ModeCase, 'right'>): boolean => right === 'approve' || right === 'admin';

function isOf({ who }: ApprovalRule, { userId, teamIds }: Pick<ModeCase, 'userId' | 'teamIds'>): boolean {
  if (who.kind === 'anyone') return true;
  return who.kind === 'user' ? who.id === userId : teamIds.includes(who.id);
}

const isIn = (rule: ApprovalRule, { pipelineId }: ModeCase): boolean =>
  rule.pipelineId === null || rule.pipelineId === pipelineId;

const isWithin = ({ upTo }: ApprovalRule, { total, currency }: ModeCase): boolean =>
  upTo === null || (total !== null && upTo.currency === currency && total.lte(decimal(upTo.amount)));

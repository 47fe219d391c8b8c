import { labelOf, type ApprovalRule, type DocumentOf, type Mode, type Options } from '../documents.ts';
import type { Said } from '../topic/changes.ts';

/** How far a person may take an invoice, least first. */
export const modes: Record<Mode, string> = {
  draft: 'create a draft',
  submit: 'submit for approval',
  approve: 'approve',
  approve_and_send: 'approve and send',
};

/** Whom a rule is about, e.g. `Anyone`. */
function whoInWords(who: ApprovalRule['who'], { users, teams }: Options): string {
  if (who.kind === 'anyone') return 'Anyone';
  return labelOf(who.kind === 'user' ? users : teams, who.id);
}

/** A rule as a sentence without an end, e.g. `Anyone may submit for approval in Sales up to GBP 500`. */
export function approvalInWords({ who, pipelineId, upTo, mode }: ApprovalRule, options: Options): string {
  const where = pipelineId === null ? '' : ` in ${labelOf(options.pipelines, pipelineId)}`;
  const limit = upTo === null ? '' : ` up to ${upTo.currency} ${upTo.amount || '?'}`;
  return `${whoInWords(who, options)} may ${modes[mode]}${where}${limit}`;
}

/** What the policy of who approves says. */
export const sayApproval = ({ rules }: DocumentOf<'approval'>, options: Options): Said[] =>
  rules.map((rule, index) => ({
    ...{ key: `rule ${rule.id}`, label: `Rule ${index + 1}`, words: approvalInWords(rule, options) },
  }));

import type { ApprovalRule, ApprovalSettings, Choosable } from '../facts.ts';
import { idGaps } from './condition-gaps.ts';
import { pipelineGaps, type Gap } from './gaps.ts';

/** What is wrong with the policy of who approves. */
export function approvalGaps({ rules }: ApprovalSettings, choosable: Choosable): Gap[] {
  return [
    ...idGaps(rules),
    ...rules.flatMap((rule, index) => {
      const where = `Rule ${index + 1}`;
      return [
        ...whoGaps(where, rule.who, choosable),
        ...pipelineGaps(where, rule.pipelineId, choosable),
        ...amountGaps(where, rule.upTo, choosable),
      ];
    }),
  ];
}

const FIX = 'Choose one of those in the list.';

function whoGaps(where: string, who: ApprovalRule['who'], { crm }: Choosable): Gap[] {
  if (who.kind === 'anyone') return [];
  const ids = who.kind === 'team' ? crm.teams.map(({ id }) => id) : crm.owners.map(({ userId }) => userId);
  return ids.includes(who.id) ? [] : [{ message: `${where}: HubSpot has no ${who.kind} ${who.id}.`, fix: FIX }];
}

/** Money as people type it for a limit: no more decimals than any currency has. */
const AMOUNT = /^\d{1,15}(\.\d{1,4})?$/;

function amountGaps(where: string, upTo: ApprovalRule['upTo'], { currencies }: Choosable): Gap[] {
  if (upTo === null) return [];
  const { amount, currency } = upTo;
  return [
    ...(AMOUNT.test(amount)
      ? []
      : [{ message: `${where}: “${amount}” is no amount.`, fix: 'Type it as 5000 or 5000.50.' }]),
    ...(currencies.includes(currency)
      ? []
      : [{ message: `${where}: the organisation has no currency ${currency}.`, fix: FIX }]),
  ];
}

import type {
  UnbilledAge,
  UnbilledReason,
  UnbilledRow,
  UnbilledShow,
  UnbilledTotal,
} from '../../../src/contract/unbilled.ts';
import { isZero, sumOf } from '../../shared/format/amounts.ts';
import type { Format } from '../../shared/format/format.ts';
import { count, listed } from '../../shared/format/words.ts';
import type { ChosenDeal } from './use-chosen.ts';

export const reasonLabels: Record<UnbilledReason, string> = {
  nothing: 'Nothing billed',
  step_due: 'A step is due',
  partly: 'Partly billed',
  in_draft: 'In a draft',
  no_amount: 'Without an amount',
  other_currency: 'Billed in another currency',
  planned: 'Planned',
};

export const ageLabels: Record<UnbilledAge, string> = {
  to_7: 'Up to 7 days',
  to_30: '8–30 days',
  to_60: '31–60 days',
  to_90: '61–90 days',
  over_90: 'Over 90 days',
  unknown: 'No close date',
};

export const showLabels: Record<UnbilledShow, string> = {
  open: 'To invoice',
  planned: 'Planned for later',
  before: 'Won before Tieout was live',
  ignored: 'Ignored',
};

const SUMS: Record<UnbilledShow, string> = {
  open: 'won and in no invoice',
  planned: 'planned for later',
  before: 'won before Tieout was live and in no invoice',
  ignored: 'ignored',
};

type Writing = Pick<Format, 'money' | 'date'>;

/** What the deals of one currency come to, in one sentence: `GBP 18,240.00 won and in no invoice, 7 deals, oldest 34 days`. */
export function totalWords(total: UnbilledTotal, show: UnbilledShow, { money }: Writing): string {
  const { currency, open, deals, oldestDays } = total;
  const oldest = oldestDays === null ? '' : `, oldest ${count(oldestDays, 'day')}`;
  return `${money(open, currency)} ${SUMS[show]}, ${count(deals, 'deal')}${oldest}`;
}

/** What belongs to a total and is not in it. */
export function besideWords(total: UnbilledTotal, { money }: Writing): string[] {
  const { currency, inDrafts, unknown, ignored } = total;
  return [
    ...(isZero(inDrafts) ? [] : [`${money(inDrafts, currency)} more is in drafts that nobody has approved.`]),
    ...(unknown === 0 ? [] : [`${count(unknown, 'deal')} of them cannot be counted: see why at each.`]),
    ...(ignored.deals === 0
      ? []
      : [`${money(ignored.open, currency)} more is ignored, ${count(ignored.deals, 'deal')}.`]),
  ];
}

/** How many deals are chosen, and what is due of them in each currency: `3 deals chosen, GBP 1,200.00 and EUR 99.00 due without tax`. */
export function chosenWords(chosen: readonly ChosenDeal[], { money }: Writing): string {
  const currencies = [...new Set(chosen.map(({ currency }) => currency))].sort();
  const sums = currencies.map((currency) => {
    const due = chosen.flatMap((deal) => (deal.currency === currency ? (deal.open ?? []) : []));
    return money(sumOf(due), currency);
  });
  return `${count(chosen.length, 'deal')} chosen, ${listed(sums)} due without tax`;
}

/** For how many days, e.g. `for 12 days`. */
const forWords = (days: number): string => (days === 0 ? 'since today' : `for ${count(days, 'day')}`);

/** Why a deal is not billed in full, in a sentence or two. */
export function reasonWords(row: UnbilledRow, format: Writing): string[] {
  const step = stepWords(row, format);
  switch (row.reason) {
    case 'nothing':
      return ['Nothing is billed.', ...step];
    case 'step_due':
      return step;
    case 'partly':
      return [row.step ? 'It is billed in part.' : 'It is billed in part, and no step bills the rest.', ...step];
    case 'in_draft':
      return draftWords(row);
    case 'no_amount':
      return ['It was won without an amount.'];
    case 'other_currency':
      return [foreignWords(row, format)];
    case 'planned':
      return step;
  }
}

function stepWords({ step }: UnbilledRow, { date }: Writing): string[] {
  if (!step) return [];
  const name = `“${step.role}”`;
  if (step.isDue) return [step.date ? `${name} is due since ${date(step.date)}.` : `${name} is due.`];
  return [step.date ? `${name} is planned for ${date(step.date)}.` : `${name} waits until the step before is paid.`];
}

function draftWords({ draft }: UnbilledRow): string[] {
  if (!draft) return [];
  const { number, days, isSubmitted } = draft;
  return [
    `${number || 'Its invoice'} ${isSubmitted ? 'has waited for approval' : 'has been a draft'} ${forWords(days)}.`,
  ];
}

const foreignWords = ({ foreign, currency }: UnbilledRow, { money }: Writing): string =>
  `The deal is in ${currency}, and ${foreign.map((one) => money(one.amount, one.currency)).join(' and ')} stands in Xero.`;

/** That a deal was passed over, by whom and why; and why it is listed all the same. */
export function ignoringWords({ ignoring, ...row }: UnbilledRow, format: Writing & Pick<Format, 'moment'>): string[] {
  if (!ignoring) return [];
  const { by, reason, at, currency, amount, state } = ignoring;
  const said = `Ignored by ${by} on ${format.moment(at)}: ${reason}`;
  if (state === 'stands') return [said];
  const was = amount === null ? 'It had no amount then.' : `It came to ${format.money(amount, currency)} then.`;
  const isSame = amount === row.amount && currency === row.currency;
  return [said, isSame ? 'More of it is left by now.' : was];
}

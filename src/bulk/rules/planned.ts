import { moneyWords, decimal } from '../../lib/money.ts';
import type { DraftLine, InvoiceDraft } from '../../invoicing/rules/draft.ts';
import type { Planned, PlannedLine } from '../facts.ts';

/** What is kept of a draft; throws while something is missing. */
export function plannedOf({ stepId, step, customer, currency, totals, lines }: InvoiceDraft): Planned {
  if (customer === null || totals === null) throw new Error('A draft with gaps plans nothing');
  return {
    ...{ stepId, role: step?.role ?? '' },
    contactId: customer.contactId,
    customer: customer.name,
    currency,
    total: totals.total.toFixed(),
    lines: lines.map(plannedLine),
  };
}

const plannedLine = (line: DraftLine): PlannedLine => ({
  lineId: line.lineId,
  name: line.description.split('\n')[0] ?? '',
  quantity: line.quantity && line.quantity.toFixed(),
  unitAmount: line.unitAmount && line.unitAmount.toFixed(),
  discount: discountOf(line),
  lineAmount: line.lineAmount && line.lineAmount.toFixed(),
});

function discountOf({ discountRate, discountAmount }: DraftLine): string | null {
  if (discountRate) return `${discountRate.toFixed()}%`;
  return discountAmount && discountAmount.toFixed();
}

/**
 * What is no longer as it was planned, in words; empty: it may be billed. Step, amount, customer and lines count. Texts do not:
 * the mirror, by which it was planned, keeps no description of lines.
 */
export function changedSince(planned: Planned, draft: InvoiceDraft): string[] {
  const now = plannedOf(draft);
  if (planned.stepId !== now.stepId) return [`Planned was ${named(planned)}, and ${named(now)} is next now.`];
  const isSame = planned.contactId === now.contactId && (now.contactId !== null || planned.customer === now.customer);
  return [
    ...(isSame ? [] : [`The customer was ${planned.customer} and is ${now.customer} now.`]),
    ...totalWords(planned, now),
    ...linesWords(planned.lines, now.lines),
  ];
}

const named = ({ role }: Planned): string => (role ? `“${role}”` : 'all of the deal');

function totalWords(then: Planned, now: Planned): string[] {
  if (then.currency === now.currency && then.total === now.total) return [];
  const [before, after] = [then, now].map(({ total, currency }) => moneyWords(decimal(total), currency));
  return [`The total was ${before} and is ${after} now.`];
}

function linesWords(then: PlannedLine[], now: PlannedLine[]): string[] {
  const before = new Map(then.map((line) => [line.lineId, line]));
  const after = new Map(now.map((line) => [line.lineId, line]));
  const added = now.filter(({ lineId }) => !before.has(lineId)).map(({ name }) => `“${name}” was added.`);
  const gone = then.filter(({ lineId }) => !after.has(lineId)).map(({ name }) => `“${name}” was taken out.`);
  const changed = now.filter((line) => {
    const was = before.get(line.lineId);
    return was && !isSameLine(was, line);
  });
  return [...added, ...gone, ...changed.map(({ name }) => `“${name}” was changed.`)];
}

const isSameLine = (one: PlannedLine, other: PlannedLine): boolean =>
  one.quantity === other.quantity &&
  one.unitAmount === other.unitAmount &&
  one.discount === other.discount &&
  one.lineAmount === other.lineAmount;

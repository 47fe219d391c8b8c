import type { LineFact } from '../../../mirror/facts.ts';
import type { DraftLine } from '../../rules/draft.ts';
import type { SentLine } from './sent-invoice.ts';

interface Asked {
  /** As they were sent last. */
  sent: readonly SentLine[];
  /** As Xero has them. */
  standing: readonly LineFact[];
  draft: readonly DraftLine[];
}

/**
 * Which line in Xero each line of the draft goes on as, by its LineItemID; null: it is sent as a new one. A line in Xero is
 * the one that was sent with its description, else the one in its place; a line of the draft is the one that was sent for the
 * same line of the deal. What Xero's line has and the draft's has not (an item, a discount, tracking, a tax of its own) would
 * stay when it is not sent: such a line is made anew. Each id is used once. Source: "LineItemID" at
 * https://developer.xero.com/documentation/api/accounting/invoices.
 */
export function lineIdsFor({ sent, standing, draft }: Asked): (string | null)[] {
  const isById = sent.every(({ lineId }) => lineId !== null);
  const stands = inPlace(pairUp(sent.map(textOf), standing.map(textOf)), standing.length);
  const ofDeal = isById
    ? pairUp(idsOf(draft), idsOf(sent))
    : inPlace(pairUp(draft.map(textOf), sent.map(textOf)), sent.length);
  return draft.map((line, index) => {
    const at = ofDeal[index] ?? null;
    const found = at === null ? null : (stands[at] ?? null);
    const kept = found === null ? undefined : standing[found];
    return kept && at !== null && !leavesBehind(line, { kept, sent: sent[at] }) ? kept.lineItemId : null;
  });
}

const idsOf = (lines: readonly { lineId: string | null }[]): string[] => lines.map(({ lineId }) => lineId ?? '');

/** Xero may have trimmed it. */
const textOf = ({ description }: { description: string }): string => description.replace(/\s+/g, ' ').trim();

type Places = (number | null)[];

/** For each of `these` which of `those` is the same: the one in its place before any other, each one once; null: none is. */
function pairUp(these: readonly string[], those: readonly string[]): Places {
  const left = new Map<string, Set<number>>();
  those.forEach((key, at) => left.set(key, (left.get(key) ?? new Set()).add(at)));
  const take = (key: string, at: number | undefined): number | null => {
    if (at === undefined || left.get(key)?.delete(at) !== true) return null;
    return at;
  };
  const same = these.map((key, index) => take(key, index));
  return same.map(
    (at, index) =>
      at ??
      take(
        these[index] ?? '',
        left
          .get(these[index] ?? '')
          ?.values()
          .next().value,
      ),
  );
}

/** Those that found none take the one in their place, where nobody else has it. */
function inPlace(places: Places, length: number): Places {
  const taken = new Set(places);
  return places.map((at, index) => at ?? (index < length && !taken.has(index) ? index : null));
}

/** Whether something of Xero's line would stay that is not the draft's. */
const leavesBehind = (line: DraftLine, { kept, sent }: { kept: LineFact; sent: SentLine | undefined }): boolean =>
  (kept.itemCode !== null && line.itemCode === null) ||
  (some(kept.discountRate) && line.discountRate === null) ||
  (some(kept.discountAmount) && line.discountAmount === null) ||
  (kept.tracking.length > 0 && line.tracking.length === 0) ||
  (sent?.taxAmount ?? null) !== null;

const some = (amount: LineFact['discountRate']): boolean => amount !== null && !amount.eq(0);

import type { BulkRun, Tally } from '../../src/bulk/facts.ts';
import type { ListedRow } from '../../src/bulk/ports.ts';
import { countsOf, mayDo, progressOf, runStands, standingOf } from '../../src/bulk/rules/standing.ts';
import { HIDDEN, MERGED } from '../../src/bulk/rules/verdict.ts';
import type { BulkRow as RowJson, BulkRun as RunJson, BulkRunHead } from '../../src/contract/bulk.ts';
import { invoiceUrl } from '../../src/customers/rules/xero-links.ts';
import { amountText, decimal, zero, type Decimal } from '../../src/lib/money.ts';
import { problemIn } from './present-intent.ts';

interface Head {
  run: BulkRun;
  tallies: readonly Tally[];
  isOwn: boolean;
  now: Date;
}

/** A run without anything that holds amounts. */
export function presentRunHead({ run, tallies, isOwn, now }: Head): BulkRunHead {
  const counts = countsOf(tallies);
  const { hold, stopped } = run;
  return {
    runId: run.runId,
    state: runStands(run, counts),
    status: run.status,
    by: run.createdByEmail,
    isOwn,
    createdAt: run.createdAt.toISOString(),
    counts,
    progress: progressOf(run, counts),
    held: hold && hold.until > now && run.state === 'running' ? { until: hold.until.toISOString(), by: hold.by } : null,
    problem: stopped && { message: stopped.words, fix: stopped.fix },
  };
}

const NOT_OWN = 'Only whoever planned it can bill it.';

/** The same with its version and what may be done about it. */
export function presentRun(head: Head, whyNot: string | null = null): RunJson {
  const may = mayDo(head.run, countsOf(head.tallies));
  const decides = head.isOwn && whyNot === null;
  return {
    ...presentRunHead(head),
    version: head.run.version,
    may: { start: decides && may.start, retry: decides && may.retry, stop: may.stop },
    whyNot: head.isOwn ? whyNot : NOT_OWN,
    ...{ ready: [], needsYou: [], totals: [], rows: [], next: null },
  };
}

export interface ShownRows {
  /** All rows of the run. */
  rows: ListedRow[];
  /** Those that are shown, and where the next of them begin. */
  page: ListedRow[];
  next: string | null;
  /** Whether the person may see the deal of a row, and its amounts. */
  sees: (row: ListedRow) => boolean;
  shortCode: string | null;
}

/** The rows as far as each may be seen, for an answer that holds amounts: of a deal that may not be seen its id alone is told. */
export const presentRows = ({ rows, page, next, sees, shortCode }: ShownRows): Partial<RunJson> => ({
  ready: idsIn(rows.filter(sees), 'ready'),
  needsYou: idsIn(rows.filter(sees), 'needs_you'),
  totals: totalsOf(rows.filter(sees)),
  rows: page.map((row) => rowJson(row, { isSeen: sees(row), shortCode })),
  next,
});

const idsIn = (rows: ListedRow[], state: ListedRow['state']): string[] =>
  rows.filter((row) => row.state === state).map(({ dealId }) => dealId);

function totalsOf(rows: ListedRow[]): RunJson['totals'] {
  const sums = new Map<string, { ready: Decimal; done: Decimal }>();
  for (const { state, intent, planned } of rows) {
    const standing = standingOf(state, intent?.state ?? null);
    if (planned === null || (standing !== 'ready' && standing !== 'done')) continue;
    const sum = sums.get(planned.currency) ?? { ready: zero, done: zero };
    sums.set(planned.currency, { ...sum, [standing]: sum[standing].plus(decimal(planned.total)) });
  }
  return [...sums].map(([currency, { ready, done }]) => ({
    currency,
    ready: amountText(ready, currency),
    done: amountText(done, currency),
  }));
}

/** What is said of any deal alike, and tells nothing of it. */
const TELL_NOTHING: readonly (string | null)[] = [HIDDEN.words, MERGED.words];

function rowJson(row: ListedRow, { isSeen, shortCode }: { isSeen: boolean; shortCode: string | null }): RowJson {
  const { dealId, state, intent, deal } = row;
  const standing = standingOf(state, intent?.state ?? null);
  const hidden = { customer: null, total: null, currency: null, role: '', invoice: null };
  const isOpen = isSeen || state === 'unplanned' || TELL_NOTHING.includes(row.words);
  const said = isOpen ? saidOf(row) : { words: 'You may not see this deal.', fix: null };
  const head = { deal: { id: dealId, name: isSeen && deal ? deal.name : null }, state: standing, ...said };
  if (!isSeen) return { ...head, ...hidden };
  const { planned } = row;
  return {
    ...{ ...head, ...hidden },
    ...(planned && {
      customer: planned.customer,
      total: amountText(decimal(planned.total), planned.currency),
      currency: planned.currency,
      role: planned.role,
    }),
    invoice: invoiceOf(intent, shortCode),
  };
}

/** What is said of a row: by its intent where there is one, in Xero's own words where it refused. */
function saidOf({ words, fix, intent }: ListedRow): Pick<RowJson, 'words' | 'fix'> {
  if (!intent) return { words, fix };
  const problem = problemIn(intent);
  if (problem) return { words: problem.message, fix: problem.fix };
  return { words: intent.difference, fix: null };
}

function invoiceOf(intent: ListedRow['intent'], shortCode: string | null): RowJson['invoice'] {
  if (!intent?.documentId) return null;
  const { documentId: id, documentNumber } = intent;
  return { id, number: documentNumber ?? '', xeroUrl: invoiceUrl(shortCode, id) };
}

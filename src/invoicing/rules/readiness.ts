import type { CheckId, Gap, GapField } from './gap.ts';

export interface Check {
  id: CheckId;
  /** What it looks at, in a few words. */
  label: string;
  state: 'passed' | 'warning' | 'missing' | 'not_checked';
  why: string | null;
  fix: string | null;
  field: GapField | null;
  lineId: string | null;
}

/** Whether a deal could be billed as it is. */
export interface Readiness {
  /** Kinds of checks with nothing missing, of those that were made. */
  ready: number;
  of: number;
  /** Each kind at least once, and once for each thing that it found; what is missing comes before what is worth a look. */
  checks: Check[];
}

/** Each kind of check, in the order in which they are shown. */
const LABELS: Readonly<Record<CheckId, string>> = {
  customer: 'Customer',
  contact_details: 'E-mail and address',
  lines: 'Lines and prices',
  items: 'Items',
  account: 'Sales accounts',
  tax: 'Tax',
  currency: 'Currency',
  dates: 'Dates and terms',
  texts: 'Texts and tracking',
  approval: 'Approval',
};

interface SaidOfKinds {
  /** Kinds that could not be looked at, because what they look at is not known yet; what was found of them counts. */
  open: ReadonlySet<CheckId>;
  /** Why a kind has passed, where that is worth a word. */
  why: Partial<Record<CheckId, string>>;
}

/**
 * What was found, check by check (C70, C75).
 */
export function readinessOf(found: readonly Gap[], said: SaidOfKinds): Readiness {
  const checks = (Object.keys(LABELS) as CheckId[]).flatMap((id) => checksOf(id, found, said));
  const made = new Set(checks.filter(({ state }) => state !== 'not_checked').map(({ id }) => id));
  const failed = new Set(checks.filter(({ state }) => state === 'missing').map(({ id }) => id));
  return { ready: made.size - failed.size, of: made.size, checks };
}

function checksOf(id: CheckId, found: readonly Gap[], { open, why }: SaidOfKinds): Check[] {
  const of = found.filter(({ check }) => check === id);
  const label = LABELS[id];
  if (of.length === 0) {
    const state = open.has(id) ? 'not_checked' : 'passed';
    const passed = state === 'passed' ? (why[id] ?? null) : null;
    return [{ id, label, state, why: passed, fix: null, field: null, lineId: null }];
  }
  return of
    .toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
    .map(({ severity, message, fix, field, lineId }) => ({
      id,
      label,
      state: severity,
      why: message,
      fix,
      field,
      lineId,
    }));
}

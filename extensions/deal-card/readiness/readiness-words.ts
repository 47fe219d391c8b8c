import type { StatusTagProps } from '@hubspot/ui-extensions';
import type { Readiness } from '../../../src/contract/readiness.ts';

export type Check = Readiness['checks'][number];

type Variant = NonNullable<StatusTagProps['variant']>;

/** How far a deal is, in a few words, e.g. `Ready 6 of 8`. */
export function headline({ ready, of, checks }: Readiness): readonly [label: string, variant: Variant] {
  if (ready < of) return [`Ready ${ready} of ${of}`, 'warning'];
  return checks.some(({ state }) => state === 'warning')
    ? ['Ready, with something to look at', 'info']
    : ['Ready to invoice', 'success'];
}

/** Each state of a check in the words and the colour in which a person knows it. */
export const stateLooks: Record<Check['state'], readonly [label: string, variant: Variant]> = {
  missing: ['Missing', 'danger'],
  warning: ['Worth a look', 'warning'],
  passed: ['Passed', 'success'],
  not_checked: ['Not checked yet', 'default'],
};

/** The kinds of checks in that state, each once: of a kind with several findings the first counts, which is the worst. */
export function labelsIn({ checks }: Readiness, ...states: Check['state'][]): string[] {
  const worst = new Map(checks.toReversed().map((check) => [check.id, check]));
  const kinds = [...new Set(checks.map(({ id }) => id))];
  return kinds.flatMap((id) => {
    const check = worst.get(id);
    return check && states.includes(check.state) ? [check.label] : [];
  });
}

/** What no answer on the card closes: it is put right in HubSpot or Xero. */
const elsewhere: readonly Check['field'][] = [null, 'currency', 'lines', 'total', 'status'];

/** Whether the draft asks for it. */
export const isMendedHere = ({ field }: Check): boolean => !elsewhere.includes(field);

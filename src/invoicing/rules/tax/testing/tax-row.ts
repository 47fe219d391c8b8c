import type { TaxOutcome } from '../../../../billing-settings/facts.ts';
import { decideTax } from '../decide-tax.ts';
import type { TaxCase, TaxDecision } from '../tax-case.ts';

/** Every outcome has a rate of its own, so that none can stand in for another. */
export const OWN: Record<TaxOutcome, string> = {
  standard: 'OUTPUT2',
  reduced: 'RROUTPUT',
  zero: 'ZERORATEDOUTPUT',
  exempt: 'EXEMPTOUTPUT',
  reverse_charge: 'REVERSECHARGES',
  export: 'EXPORT',
  out_of_scope: 'NONE',
};

/** A customer and a line, in short. */
export interface Short {
  in: string | null;
  region?: string;
  post?: string;
  kind?: TaxCase['customer']['kind'];
  number?: string;
  supply?: TaxCase['supply'];
  /** Places beside home where the organisation is registered; the rate there is `AT ` and the place. */
  registered?: string[];
  /** The books show no tax number. */
  bare?: boolean;
}

/** What is sold, to whom, by whom, what it comes to, and the public page that says so. */
export type TaxRow = [words: string, seller: string, sale: Short, comesTo: string, source: string];

export const caseOf = (seller: string, short: Short): TaxCase => ({
  seller: { country: seller, hasTaxNumber: !short.bare },
  customer: {
    place: { country: short.in, region: short.region ?? null, postCode: short.post ?? null },
    kind: short.kind ?? 'business',
    taxNumber: short.number ?? null,
  },
  settings: { rates: OWN, registrations: (short.registered ?? []).map((place) => ({ place, taxType: `AT ${place}` })) },
  supply: short.supply ?? 'services',
});

/** `export`, `AT DE`, `asks kind`. */
function told(decision: TaxDecision): string {
  if (decision.state === 'undecided') return `asks ${decision.asks}`;
  const { outcome, taxType } = decision;
  return OWN[outcome] === taxType ? outcome : taxType;
}

/** One test for each row. */
export function testRows(rows: TaxRow[]): void {
  test.each(rows)('%s', (...[, seller, sale, comesTo, source]) => {
    expect(told(decideTax(caseOf(seller, sale)))).toBe(comesTo);
    expect(source).toMatch(/^https:\/\//);
  });
}

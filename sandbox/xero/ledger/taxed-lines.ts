import { Big } from 'big.js';
import type { Line } from '../../seed/line.ts';
import type { Organisation } from '../facts.ts';
import { documentTotals, type LineAmountTypes } from '../rules/amounts.ts';

/** A line with the tax type that applies to it. */
export interface TaxedLine extends Line {
  taxType: string;
}

const hasTaxType = (line: Line, taxType: string): line is TaxedLine => line.taxType === taxType;

/** Gives a document's lines their tax type: typed, else the account's, else none. */
export const withTaxTypes = (organisation: Organisation) => {
  const byAccount = new Map(organisation.accounts.map(({ code, taxType }) => [code, taxType]));
  return (document: { lines: Line[]; lineAmountTypes: LineAmountTypes }): TaxedLine[] =>
    document.lines.map((line) => {
      const chosen = line.taxType ?? byAccount.get(line.accountCode) ?? 'NONE';
      const taxType = document.lineAmountTypes === 'NoTax' ? 'NONE' : chosen;
      return hasTaxType(line, taxType) ? line : { ...line, taxType };
    });
};

/** What an organisation's taxes depend on besides the documents, to compare it with another's. */
export const taxBasis = ({ accounts, taxRates }: Organisation): string =>
  JSON.stringify([
    accounts.map(({ code, taxType }) => [code, taxType]),
    taxRates.map(({ taxType, rate }) => [taxType, rate]),
  ]);

/** Gives a document's lines their tax type and adds them up. */
export const taxer = (organisation: Organisation) => {
  const rates = new Map(organisation.taxRates.map(({ taxType, rate }) => [taxType, new Big(rate)]));
  const taxTyped = withTaxTypes(organisation);
  return (document: { lines: Line[]; lineAmountTypes: LineAmountTypes }) => {
    const lines = taxTyped(document);
    const rateOf = ({ taxType }: TaxedLine): Big => {
      const rate = rates.get(taxType) ?? (taxType === 'NONE' ? new Big(0) : undefined);
      if (rate === undefined) throw new Error(`${organisation.name} has no tax rate ${taxType}`);
      return rate;
    };
    return { lines, totals: documentTotals({ lines, lineAmountTypes: document.lineAmountTypes, rateOf }) };
  };
};

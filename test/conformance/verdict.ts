import type { Implemented } from '../../scripts/sandbox/implemented.ts';
import { undocumented } from '../../scripts/sandbox/undocumented.ts';
import type { Tally } from './tally.ts';

type Vendor = Tally['vendor'];

/** What no judge sees done: for each operation why not. */
const neverDone: Record<string, string> = {};

/** Examples of the documents that are never done, by operation: for each why not. */
const undoneExamples: Record<string, string> = {
  createCreditNotes: 'a credit note of a supplier, which the stand-in does not keep',
  updateOrCreateCreditNotes: 'a credit note of a supplier, which the stand-in does not keep',
  updateCreditNote: 'a credit note of a supplier, which the stand-in does not keep',
  createItems: 'an item of which stock is kept, which the stand-in does not play',
};

const isDone = ({ status, violations }: Tally): boolean => status < 300 && violations.length === 0;

/** The operations of a vendor that were done, with an answer that fits the document; what was recorded is left out. */
export const doneBy = (vendor: Vendor, tallies: readonly Tally[]): string[] => [
  ...new Set(
    tallies
      .filter((one) => one.vendor === vendor && one.judge !== 'recorded traffic' && isDone(one))
      .map(({ operation }) => operation)
      .sort(),
  ),
];

/** The operations with a documented example, and of these the ones of which it was done. */
export function examplesOf(tallies: readonly Tally[]): { tried: string[]; done: string[] } {
  const examples = tallies.filter(({ isExample }) => isExample);
  const names = (some: readonly Tally[]): string[] => [...new Set(some.map(({ operation }) => operation))];
  return { tried: names(examples), done: names(examples.filter(isDone)) };
}

/** How many exceptions there are. */
export const exceptions = Object.keys({ ...neverDone, ...undoneExamples }).length;

/** What all judges together have not shown, a line each: what was never done, and exceptions that nothing needs. */
export function verdictOf(
  tallies: readonly Tally[],
  implemented: Record<Vendor, readonly Pick<Implemented, 'id'>[]>,
): string[] {
  const vendors = ['Xero', 'HubSpot'] as const;
  const ids = vendors
    .flatMap((vendor) => implemented[vendor].map(({ id }) => id))
    .filter((id) => !(id in undocumented));
  const done = new Set(vendors.flatMap((vendor) => doneBy(vendor, tallies)));
  const examples = examplesOf(tallies);
  return [
    ...listed('was never done', { undone: new Set(ids.filter((id) => !done.has(id))), known: neverDone }),
    ...listed('has an example that was never done', {
      undone: new Set(examples.tried.filter((id) => !examples.done.includes(id))),
      known: undoneExamples,
    }),
  ];
}

const listed = (what: string, { undone, known }: { undone: Set<string>; known: Record<string, string> }): string[] => [
  ...[...undone].filter((id) => !(id in known)).map((id) => `${id} ${what}`),
  ...Object.keys(known)
    .filter((id) => !undone.has(id))
    .map((id) => `${id} no longer ${what}: take it from the list`),
];

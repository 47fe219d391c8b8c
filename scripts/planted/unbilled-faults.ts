import type { Fault } from './fault.ts';

const rule = (file: string) => ({ project: 'unit', file: `src/unbilled/rules/${file}.test.ts` }) as const;
const doors = { project: 'integration', file: 'test/integration/unbilled.test.ts' } as const;

/** Faults in which won deals are told to lack an invoice, in what they come to, and in who sees it. */
export const unbilledFaults: Fault[] = [
  {
    fault: 'what a schedule bills later counts as missing',
    file: 'src/unbilled/rules/unbilled-of.ts',
    right: 'due: plan.left.minus(ahead)',
    wrong: 'due: plan.left.plus(ahead).minus(ahead)',
    seenBy: rule('unbilled-of'),
  },
  {
    fault: 'a deal whose amount has changed stays ignored',
    file: 'src/unbilled/rules/unbilled-of.ts',
    right: "isSame && !hasGrown ? 'stands'",
    wrong: "isSame || !hasGrown ? 'stands'",
    seenBy: rule('unbilled-of'),
  },
  {
    fault: 'the day on which a deal was won is that of Greenwich',
    file: 'src/unbilled/rules/unbilled-of.ts',
    right: 'dateIn(zone, closedAt)',
    wrong: "dateIn(zone && 'UTC', closedAt)",
    seenBy: rule('unbilled-of'),
  },
  {
    fault: 'a total is of the currency that is chosen alone',
    file: 'src/unbilled/rules/list-unbilled.ts',
    right: 'const every = { ...choice, currency: undefined };',
    wrong: 'const every = { ...choice };',
    seenBy: rule('list-unbilled'),
  },
  {
    fault: 'what is ignored is in the total',
    file: 'src/unbilled/rules/list-unbilled.ts',
    right: "if (ignoring?.state === 'stands') return 'ignored';",
    wrong: "if (ignoring?.state === 'stands' && isBefore) return 'ignored';",
    seenBy: rule('list-unbilled'),
  },
  {
    fault: 'deals that a person may not see are listed',
    file: 'functions/pages/get-unbilled.ts',
    right: "atLeast(rightOn(deal), 'amounts')",
    wrong: "atLeast(rightOn(deal), 'none')",
    seenBy: { project: 'integration', file: 'test/integration/unbilled-who.test.ts' },
  },
  {
    fault: 'a switch that was off for a while makes all deals old',
    file: 'src/store/unbilled-store.ts',
    right: 'least(\n',
    wrong: 'greatest(\n',
    seenBy: doors,
  },
  {
    fault: 'SQL takes the money off a line once, however many there are of it',
    file: 'src/store/unbilled-amounts.ts',
    right: 'coalesce(line.discount, 0) * line.quantity',
    wrong: 'coalesce(line.discount, 0)',
    seenBy: { project: 'integration', file: 'test/integration/unbilled-amounts.test.ts' },
  },
  {
    fault: 'what is chosen of several currencies is added together',
    file: 'extensions/pages/unbilled/unbilled-words.ts',
    right: 'deal.currency === currency ? (deal.open ?? []) : []',
    wrong: 'deal.open ?? []',
    seenBy: { project: 'cards', file: 'test/cards/unbilled-chosen.test.tsx' },
  },
  {
    fault: 'deals that were chosen in another list are invoiced with those of this one',
    file: 'extensions/pages/unbilled/use-chosen.ts',
    right: 'state.list === list ? state.deals : []',
    wrong: 'list === null ? [] : state.deals',
    seenBy: { project: 'cards', file: 'test/cards/unbilled-chosen.test.tsx' },
  },
  {
    fault: 'what has grown since it was counted is never counted again',
    file: 'src/store/statistics.ts',
    right: 'counted.n_mod_since_analyze > 50 + 0.1 * greatest(known.reltuples, 0)',
    wrong: 'false',
    seenBy: { project: 'integration', file: 'test/integration/store-statistics.test.ts' },
  },
];

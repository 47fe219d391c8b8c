import type { Rule } from '../../scripts/sandbox/behaviour.ts';
import type { Implemented } from '../../scripts/sandbox/implemented.ts';
import { undocumented } from '../../scripts/sandbox/undocumented.ts';
import { allDrift } from './drift.ts';
import { allRefusals } from './refusals.ts';
import type { Tally } from './tally.ts';
import { examplesOf, exceptions } from './verdict.ts';

interface Seen {
  tallies: Tally[];
  implemented: Record<'Xero' | 'HubSpot', Implemented[]>;
  rules: Rule[];
}

/** The few lines at the end of `npm run conformance`: for each vendor what was tried and what was found. */
export function summaryOf(seen: Seen): string {
  const lines = (['Xero', 'HubSpot'] as const).map((vendor) => lineOf(vendor, seen));
  if (seen.tallies.length === 0)
    return ['CONFORMANCE: NOTHING WAS JUDGED, the documents are not here (npm run specs:fetch)', ...lines].join('\n');
  const lists = `${allDrift.length} entries on the drift list, ${allRefusals.length} on that of refusals, ${exceptions} exceptions`;
  return ['CONFORMANCE', ...lines, lists].join('\n');
}

function lineOf(vendor: 'Xero' | 'HubSpot', { tallies, implemented, rules }: Seen): string {
  const own = tallies.filter((one) => one.vendor === vendor);
  const ids = [...new Set(implemented[vendor].map(({ id }) => id))];
  const tried = new Set(own.map(({ operation }) => operation));
  const done = new Set(own.filter(({ status }) => status < 300).map(({ operation }) => operation));
  const undone = ids.filter((id) => tried.has(id) && !done.has(id));
  const recorded = own.filter(({ judge }) => judge === 'recorded traffic').length;
  const examples = examplesOf(own);
  const parts = [
    `${ids.length} operations implemented`,
    `${ids.filter((id) => tried.has(id)).length} tried`,
    `${ids.filter((id) => done.has(id)).length} answered 2xx`,
    `${ids.filter((id) => id in undocumented).length} without a document`,
    `${examples.done.length} of ${examples.tried.length} documented examples answered 2xx`,
    `${own.length} answers checked (${own.filter(({ status }) => status < 300).length} of them 2xx, ${recorded} recorded)`,
    `${own.flatMap(({ violations }) => violations).length} violations`,
    `${rules.filter((rule) => rule.vendor === vendor && rule.isGuess).length} guesses`,
  ];
  const short = new Set(own.filter(({ status }) => status === 501).map(({ operation }) => operation));
  const limits = short.size > 0 ? `\n  stops short of a documented request (501): ${[...short].join(', ')}` : '';
  const refused = undone.length > 0 ? `\n  tried, but never done: ${undone.join(', ')}` : '';
  return `${vendor}: ${parts.join(', ')}${refused}${limits}`;
}

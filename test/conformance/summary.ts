import type { Rule } from '../../scripts/sandbox/behaviour.ts';
import type { Implemented } from '../../scripts/sandbox/implemented.ts';
import { undocumented } from '../../scripts/sandbox/undocumented.ts';
import { allDrift } from './drift.ts';
import type { Tally } from './tally.ts';

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
  return ['CONFORMANCE', ...lines, `${allDrift.length} entries on the drift list`].join('\n');
}

function lineOf(vendor: 'Xero' | 'HubSpot', { tallies, implemented, rules }: Seen): string {
  const own = tallies.filter((one) => one.vendor === vendor);
  const ids = [...new Set(implemented[vendor].map(({ id }) => id))];
  const tried = new Set(own.map(({ operation }) => operation));
  const done = new Set(own.filter(({ status }) => status < 300).map(({ operation }) => operation));
  const refusedOnly = ids.filter((id) => tried.has(id) && !done.has(id));
  const recorded = own.filter(({ judge }) => judge === 'recorded traffic').length;
  const guesses = rules.filter((rule) => rule.vendor === vendor && rule.isGuess).length;
  const parts = [
    `${ids.length} operations implemented`,
    `${ids.filter((id) => tried.has(id)).length} tried`,
    `${ids.filter((id) => id in undocumented).length} without a document`,
    `${own.filter(({ isExample }) => isExample).length} documented examples`,
    `${own.length} answers checked (${recorded} recorded)`,
    `${own.flatMap(({ violations }) => violations).length} violations`,
    `${guesses} guesses`,
  ];
  const short = new Set(own.filter(({ status }) => status === 501).map(({ operation }) => operation));
  const limits = short.size > 0 ? `\n  stops short of a documented request (501): ${[...short].join(', ')}` : '';
  const refused = refusedOnly.length > 0 ? `\n  tried, but never done: ${refusedOnly.join(', ')}` : '';
  return `${vendor}: ${parts.join(', ')}${refused}${limits}`;
}

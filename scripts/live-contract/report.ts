import type { Outcome } from './check.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A section of docs/live-contract-results.md: when it was, and what of it differed. */
export function reportOf(outcomes: readonly Outcome[], at: Date): string {
  const differing = outcomes.filter(({ difference }) => difference !== null);
  const rows = outcomes.map(
    ({ vendor, check, rule, difference }) =>
      `| ${vendor} | ${cell(check)} | ${cell(rule ?? '–')} | ${cell(difference ?? 'as it should be')} |`,
  );
  const heading = `## ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC: ${differing.length} of ${outcomes.length} differed`;
  return [heading, '', '| vendor | check | rule | outcome |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

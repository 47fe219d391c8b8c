import type { Schedule, Standing } from '../../schedules/facts.ts';

/**
 * How a deal's billing stands, in few letters: another as soon as somebody saves another schedule, bills a step, or something
 * that is billed comes to another amount. What was decided by one holds no more under another.
 */
export const stampOf = ({ version }: Schedule, standings: readonly Standing[]): string =>
  [version, ...standings.map(({ stepId, billed }) => `${stepId}=${billed.toFixed()}`).sort()].join(' ');

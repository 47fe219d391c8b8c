import type { Fault } from './faults.ts';

/** Lists lag by two seconds, every call takes 150 ms longer, one call in twenty is throttled. */
const WEATHER: Record<string, Pick<Fault, 'kind' | 'delayMs' | 'probability'>> = {
  throttle: { kind: 'throttle', delayMs: 0, probability: 0.05 },
  delay: { kind: 'delay', delayMs: 150, probability: 1 },
  lag: { kind: 'lag', delayMs: 2000, probability: 1 },
};

/**
 * A vendor on a rough day, as `npm run test:rough` wants both: `throttle,delay,lag:1` names what is rough, and the seed that
 * decides which calls are throttled. Undefined: a good day.
 */
export function roughDay(wanted: string | undefined): Fault[] {
  if (wanted === undefined) return [];
  const [kinds = '', seed = '1'] = wanted.split(':');
  return kinds.split(',').map((kind) => {
    const weather = WEATHER[kind];
    if (!weather) throw new Error(`SANDBOX_ROUGH knows no '${kind}'`);
    return { operation: '*', status: 500, seed: Number(seed), ...weather };
  });
}

import type { ConnectionSettings } from '../../src/contract/settings.ts';

export type StepName = 'connect' | 'defaults' | 'live' | 'card';

export interface Step {
  name: StepName;
  /** `unknown`: HubSpot tells nobody which cards stand on a record page. */
  state: 'done' | 'next' | 'later' | 'unknown';
}

/** How far an account is on its way from installed to the first invoice (C83, C95). */
export function firstSteps(connections: ConnectionSettings[]): Step[] {
  const working = connections.filter(({ state }) => state === 'connected');
  const done = {
    connect: working.length > 0,
    defaults: working.some(({ version }) => version > 0),
    live: working.some(({ live }) => live.on),
  };
  const names = ['connect', 'defaults', 'live'] as const;
  const next = names.find((name) => !done[name]);
  return [
    ...names.map((name): Step => ({ name, state: done[name] ? 'done' : name === next ? 'next' : 'later' })),
    { name: 'card', state: 'unknown' },
  ];
}

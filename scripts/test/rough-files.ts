/** What is rough on a day, and the suites that run on it: the beginning of their path under test/. */
export interface RoughRun {
  /** For SANDBOX_ROUGH, without the seed. */
  weather: string;
  suites: string[];
}

/** Lag, delay and throttling together; where each call of a test must be let through, lag and delay alone. */
export const roughRuns: RoughRun[] = [
  {
    weather: 'throttle,delay,lag',
    suites: ['integration/leaving', 'integration/token-endings', 'integration/no-secret-in-clear'],
  },
  { weather: 'delay,lag', suites: ['integration/draft-live'] },
];

/** The suites over the stand-ins that do not run on rough days, by the beginning of their path, and why. */
export const leftOut: Record<string, string> = {
  'contract/':
    'an adapter repeats nothing: a 429 is what it answers, and these ask what it makes of every other answer',
  'e2e/': 'not tried: each opens a browser on a whole house, and waits for what a person waits for on a good day',
  'integration/bad-days-': 'each plays one bad day of its own and counts the calls of it',
  'integration/consent-': 'each expects a consent to go through at the first try, and counts what was asked',
  'integration/keys-rotate': 'not tried: its race is one of processes of its own',
  'integration/outbox-':
    'each expects a click to be done at once; a busy Xero is answered "Xero is busy" and asked again later',
  'integration/prove': 'the proof reads lists straight after a change, which a lagging list does not show yet',
  'integration/two-nodes': 'it plays its own delays and cuts, and counts refreshes',
  'integration/webhooks-live': 'it waits 15 s for what is asked for again only after the pause that a busy Xero names',
};

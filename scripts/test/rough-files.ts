/** What is rough on a day, and the suites that run on it: the beginning of their path under test/. */
export interface RoughRun {
  /** For SANDBOX_ROUGH, without the seed. */
  weather: string;
  suites: string[];
}

/** Lag, delay and throttling together; where calls are counted or processes race each other, lag and delay alone. */
export const roughRuns: RoughRun[] = [
  {
    weather: 'throttle,delay,lag',
    suites: [
      'integration/consent-connect',
      'integration/consent-give-back',
      'integration/consent-install',
      'integration/draft-live',
      'integration/leaving',
      'integration/mapping-live',
      'integration/no-secret-in-clear',
      'integration/outbox-live',
      'integration/outbox-released',
      'integration/prove',
      'integration/steps',
      'integration/token-endings',
      'integration/webhooks-told',
      'integration/write-back',
      'e2e/approval',
      'e2e/billing-steps',
      'e2e/bulk',
      'e2e/card-states',
      'e2e/cards.',
      'e2e/change',
      'e2e/connect.',
      'e2e/consent',
      'e2e/credit',
      'e2e/crm-webhooks',
      'e2e/invoice.',
      'e2e/kill',
      'e2e/issues',
      'e2e/outside-invoice',
      'e2e/readiness',
      'e2e/settings',
      'e2e/unbilled',
      'e2e/workbench',
    ],
  },
  {
    weather: 'delay,lag',
    suites: ['integration/keys-rotate', 'integration/two-nodes', 'integration/webhooks-live', 'e2e/quote'],
  },
];

/** The suites over the stand-ins that do not run on rough days, by the beginning of their path, and why. */
export const leftOut: Record<string, string> = {
  'contract/':
    'an adapter repeats nothing: a 429 is what it answers, and these ask what it makes of every other answer; tried, nearly every file fails by its first throttled call',
  'integration/bad-days-':
    'each plays one bad day of its own and asks for its exact words; tried: “Xero is busy.” or a late list stands in their place',
  'integration/call-limits': 'it fills the minutes of the stand-in’s own limits, call by call, and counts them',
  'integration/crm-changed': 'it counts the calls that a change costs, and lets one call of them fail',
  'integration/crm-deals-changed': 'it fetches what each webhook tells at once, and once',
  'e2e/chaos': 'it starts stand-ins of its own, which are slow already, and kills processes by their progress',
  'e2e/xero-': 'the pages of the Xero stand-in itself, with no product of ours before them',
  'integration/approvals-xero':
    'it asks for drafts as nobody would who is told that HubSpot is busy: once; tried, and that is what it is told',
};

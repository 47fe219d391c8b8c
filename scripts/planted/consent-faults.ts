import type { Fault } from './fault.ts';

/** Faults in the doors of installing and connecting. */
export const consentFaults: Fault[] = [
  {
    fault: 'a state may come back from any browser',
    file: 'src/tenancy/consent-refusals.ts',
    right:
      "if (cookieHash !== undefined && (cookieHash === null || consent.cookieHash !== cookieHash)) return 'other_browser';",
    wrong: '',
    seenBy: { project: 'integration', file: 'test/integration/consent-install.test.ts' },
  },
  {
    fault: 'a state counts again and again',
    file: 'src/store/tenancy-consents.ts',
    right: ".where('step', 'in', step.from)",
    wrong: '',
    seenBy: { project: 'integration', file: 'test/integration/consent-store.test.ts' },
  },
  {
    fault: 'a ticket holds for ever',
    file: 'src/tenancy/consent-refusals.ts',
    right: "return consent.expiresAt <= at ? 'expired' : null;",
    wrong: 'return null;',
    seenBy: { project: 'unit', file: 'src/tenancy/consent-refusals.test.ts' },
  },
  {
    fault: 'a code is exchanged before it is known where the person goes on to',
    file: 'functions/oauth/get-hubspot-callback.ts',
    right: "if (returnUrl !== undefined && !onwards) return notInstalled(400, 'foreign_address');",
    wrong: '',
    seenBy: { project: 'integration', file: 'test/integration/consent-install.test.ts' },
  },
  {
    fault: 'any host that ends like HubSpot’s is HubSpot’s',
    file: 'functions/oauth/return-url.ts',
    right: '/^app(-[a-z0-9]+)?\\.hubspot\\.com$/',
    wrong: '/app(-[a-z0-9]+)?\\.hubspot\\.com$/',
    seenBy: { project: 'unit', file: 'functions/oauth/return-url.test.ts' },
  },
  {
    fault: 'who was an admin when the ticket was made connects',
    file: 'src/tenancy/admit-person.ts',
    right: "if (!(await mayConnect(consent.who))) return refused('not_admin');",
    wrong: 'void mayConnect;',
    seenBy: { project: 'integration', file: 'test/integration/consent-connect.test.ts' },
  },
  {
    fault: 'a portal that has uninstalled goes on connecting',
    file: 'src/store/access-facts.ts',
    right: "and state = 'installed'`",
    wrong: '`',
    seenBy: { project: 'integration', file: 'test/integration/consent-connect.test.ts' },
  },
  {
    fault: 'two accounts that connect an organisation at once do not wait for each other',
    file: 'src/store/tenancy-connecting.ts',
    right: 'select pg_advisory_xact_lock(',
    wrong: 'select (',
    seenBy: { project: 'integration', file: 'test/integration/consent-store.test.ts' },
  },
  {
    fault: 'a confirmation counts twice',
    file: 'src/store/tenancy-connecting.ts',
    right: 'return ended.numUpdatedRows === 1n;',
    wrong: 'return ended.numUpdatedRows < 2n;',
    seenBy: { project: 'integration', file: 'test/integration/consent-store.test.ts' },
  },
  {
    fault: 'a look ahead uses a ticket up',
    file: 'functions/runtime/answer-browser.ts',
    right: "if (request.method !== door.method) return odd(405, 'This address is for people.');",
    wrong: '',
    seenBy: { project: 'integration', file: 'test/integration/consent-connect-shut.test.ts' },
  },
  {
    fault: 'what a portal relies on is given back',
    file: 'src/tenancy/give-back-consents.ts',
    right: 'if (!(await deps.store.isRelied(tenantId, deps.clock.now()))) abandoned.push(connectionId);',
    wrong: 'abandoned.push(connectionId);',
    seenBy: { project: 'integration', file: 'test/integration/consent-give-back.test.ts' },
  },
  {
    fault: 'a form of another site is taken',
    file: 'functions/runtime/answer-browser.ts',
    right: "if (from !== undefined && from !== 'same-origin')",
    wrong: "if (from === 'never')",
    seenBy: { project: 'integration', file: 'test/integration/consent-pages.test.ts' },
  },
  {
    fault: 'the pages may stand in a frame',
    file: 'functions/runtime/page.ts',
    right: '"frame-ancestors \'none\'",',
    wrong: '',
    seenBy: { project: 'integration', file: 'test/integration/consent-pages.test.ts' },
  },
  {
    fault: 'a page shows an organisation’s name as markup',
    file: 'functions/runtime/html.ts',
    right: "if (typeof piece === 'string') return escape(piece);",
    wrong: "if (typeof piece === 'string') return piece;",
    seenBy: { project: 'unit', file: 'functions/runtime/html.test.ts' },
  },
];

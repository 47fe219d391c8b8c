import type { Fault } from './fault.ts';

const integration = (file: string) => ({ project: 'integration', file: `test/integration/${file}` }) as const;

/** Faults in what Xero tells us, and in the files of it that a ticket opens. */
export const webhookFaults: Fault[] = [
  {
    fault: 'a webhook may be signed with the beginning of its signature',
    file: 'src/vendors/xero/webhook-signature.ts',
    right: 'given.length === expected.length && timingSafeEqual(given, expected)',
    wrong: 'given.length > 0 && timingSafeEqual(given, expected.subarray(0, given.length))',
    seenBy: { project: 'unit', file: 'src/vendors/xero/webhook-signature.test.ts' },
  },
  {
    fault: 'a webhook is parsed before it is verified',
    file: 'functions/webhooks/xero.ts',
    right: 'if (!xeroWebhooks.isSigned(body',
    wrong: 'if (xeroWebhooks.read(body) && !xeroWebhooks.isSigned(body',
    seenBy: integration('webhooks.test.ts'),
  },
  {
    fault: 'of several organisations that a webhook tells of one is fetched',
    file: 'src/store/inbox-receive.ts',
    right: 'return [...tenants.values()];',
    wrong: 'return [...tenants.values()].slice(0, 1);',
    seenBy: integration('webhooks.test.ts'),
  },
  {
    fault: 'what waits behind the first forty is not asked for',
    file: 'src/mirror/work-inbox.ts',
    right: 'await unit.queue.fetchChanged(tenantId);',
    wrong: '',
    seenBy: integration('webhooks-fetch.test.ts'),
  },
  {
    fault: 'an invoice that we made is not seen to be ours',
    file: 'functions/runtime/subscriptions.ts',
    right: 'intentId === null ? []',
    wrong: 'intentId !== null ? []',
    seenBy: integration('webhooks-fetch.test.ts'),
  },
  {
    fault: 'a ticket opens its file again and again',
    file: 'src/store/tickets-files.ts',
    right: ".where('used_at', 'is', null)",
    wrong: '',
    seenBy: integration('tickets.test.ts'),
  },
  {
    fault: 'a ticket holds for ever',
    file: 'src/store/tickets-files.ts',
    right: ".where('expires_at', '>', at)",
    wrong: '',
    seenBy: integration('tickets.test.ts'),
  },
  {
    fault: 'a ticket opens the file of any invoice, whoever was billed',
    file: 'functions/asked/asked-invoice.ts',
    right: 'if (!isTheirs) return',
    wrong: "if (!isTheirs && invoiceId === '') return",
    seenBy: integration('tickets.test.ts'),
  },
];

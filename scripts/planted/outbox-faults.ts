import type { Fault } from './fault.ts';

const unit = (file: string) => ({ project: 'unit', file }) as const;
const integration = (file: string) => ({ project: 'integration', file: `test/integration/${file}` }) as const;
const contract = (file: string) => ({ project: 'contract', file: `test/contract/${file}` }) as const;

/** Faults in how a write ends: when nothing answers, when the evidence comes late or bears no mark, and who is told. */
export const outboxFaults: Fault[] = [
  {
    fault: 'a token that comes late is waited for, and the key leaves when Xero may have forgotten it',
    file: 'src/vendors/xero/send-write.ts',
    right: 'ms: left(), late: NO_TOKEN',
    wrong: 'ms: 60_000, late: NO_TOKEN',
    seenBy: contract('xero-write-in-time.test.ts'),
  },
  {
    fault: 'the time that the token took is given to the answer again',
    file: 'src/vendors/xero/send-write.ts',
    right: 'const timeoutMs = left();',
    wrong: 'const { timeoutMs } = writing;',
    seenBy: contract('xero-write-in-time.test.ts'),
  },
  {
    fault: 'while Xero fails there is no end to attempts',
    file: 'src/invoicing/outbox/rules/next-step.ts',
    right: "attempt < MOST_ATTEMPTS ? 'send_anew'",
    wrong: "attempt < Infinity ? 'send_anew'",
    seenBy: integration('outbox-never-stuck.test.ts'),
  },
  {
    fault: 'what is given back is told beside what was told of it before',
    file: 'src/invoicing/outbox/put-back.ts',
    right: 'subjects: [before.subject]',
    wrong: 'subjects: []',
    seenBy: integration('outbox-never-stuck.test.ts'),
  },
  {
    fault: 'an invoice that is voided in Xero frees its deal only while its address bears the mark',
    file: 'functions/runtime/subscriptions.ts',
    right: '...(isGone(invoice) ? [release({ tenantId })] : []),',
    wrong: '',
    seenBy: integration('outbox-evidence.test.ts'),
  },
  {
    fault: 'an invoice that the card voids frees its deal only while its address bears the mark',
    file: 'src/invoicing/outbox/settle-intent.ts',
    right: 'maker?.intentId ?? intentOf(invoice.url)',
    wrong: 'maker && intentOf(invoice.url)',
    seenBy: integration('outbox-evidence.test.ts'),
  },
  {
    fault: 'an invoice that turns up late is not compared with what was shown',
    file: 'src/invoicing/outbox/settle-intent.ts',
    right: 'const difference = await tellDifference(deps, unit, { intent, invoice });\n    const document',
    wrong:
      'const difference = isUnderWay(intent) ? await tellDifference(deps, unit, { intent, invoice }) : null;\n    const document',
    seenBy: integration('outbox-evidence.test.ts'),
  },
  {
    fault: 'an approved invoice that was paid since is not seen to be approved',
    file: 'src/invoicing/rules/invoice-moves.ts',
    right: "provenBy: ['AUTHORISED', 'PAID', 'VOIDED']",
    wrong: "provenBy: ['AUTHORISED']",
    seenBy: integration('outbox-evidence.test.ts'),
  },
  {
    fault: 'two invoices for one deal are told for ever',
    file: 'src/invoicing/tell-invoice.ts',
    right: 'const subjects = [issue.subject, intent.subject, ...',
    wrong: 'const subjects = [...',
    seenBy: integration('outbox-evidence.test.ts'),
  },
  {
    fault: 'a customer that could not be made is told for ever, although there is one',
    file: 'src/invoicing/create-invoice.ts',
    right: 'if (customer && !customer.isNew) await closeUnmade(deps, unit, customer);',
    wrong: '',
    seenBy: integration('outbox-new-customer.test.ts'),
  },
  {
    fault: 'an invoice waits for a customer of another name than the person was shown',
    file: 'src/invoicing/outbox/insert-contact.ts',
    right: 'if (maker.request !== contact.request) throw new OtherCustomer(maker);',
    wrong: '',
    seenBy: integration('outbox-new-customer.test.ts'),
  },
  {
    fault: 'whoever asked for a write is told of it without the right',
    file: 'functions/cards/get-intent.ts',
    right: "return asked.ok && atLeast(asked.value.right, 'amounts') ?",
    wrong: "return asked.ok && (intent.createdBy === userId || atLeast(asked.value.right, 'amounts')) ?",
    seenBy: integration('outbox-doors.test.ts'),
  },
  {
    fault: 'an e-mail is asked for without a body',
    file: 'src/invoicing/rules/invoice-moves.ts',
    right: "to === null ? '{}'",
    wrong: "to === null ? ''",
    seenBy: unit('src/invoicing/rules/invoice-moves.test.ts'),
  },
];

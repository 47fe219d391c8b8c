import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { listed } from '../../shared/format/words.ts';

/** What has a button of its own; *submit again* and *credit* have panels instead. */
export type Action = Exclude<DealInvoice['actions'][number], 'resubmit' | 'credit'>;

/** What changes the invoice in Xero; the others only read. */
export type Move = Exclude<Action, 'pay_link' | 'pdf'>;

export const isAction = (action: DealInvoice['actions'][number]): action is Action =>
  action !== 'resubmit' && action !== 'credit';

interface Words {
  /** On the button. */
  label: string;
  /** While it is being done. */
  doing: string;
  /** When it was done; null: that is seen. */
  done: ((name: string) => string) | null;
}

export const actionWords: Record<Action, Words> = {
  submit: {
    label: 'Submit for approval',
    doing: 'Submitting',
    done: (name) => `${name} waits for approval.`,
  },
  approve: { label: 'Approve', doing: 'Approving', done: (name) => `${name} is approved and awaits payment.` },
  approve_and_send: {
    label: 'Approve and send',
    doing: 'Approving and asking Xero to send the email',
    done: (name) => `${name} is approved, and Xero is told to email it.`,
  },
  return: { label: 'Return', doing: 'Returning', done: (name) => `${name} is a draft again; whoever asked reads why.` },
  email: {
    label: 'Email',
    doing: 'Asking Xero to send the email',
    done: (name) => `Xero has been told to email ${name}.`,
  },
  pay_link: {
    label: 'Copy pay link',
    doing: 'Fetching the pay link',
    done: (name) => `The pay link of ${name} is copied.`,
  },
  pdf: { label: 'PDF', doing: 'Fetching the PDF', done: null },
  delete: {
    label: 'Delete',
    doing: 'Deleting the draft',
    done: (name) => `${name} is deleted. The deal can be invoiced again.`,
  },
  void: { label: 'Void', doing: 'Voiding', done: (name) => `${name} is voided. The deal can be invoiced again.` },
};

export interface Confirmation {
  title: (name: string) => string;
  sentences: (invoice: DealInvoice) => readonly string[];
  /** What the person is to say: the reason, or a note that may stay empty. */
  asks?: { label: string; name: 'reason' | 'note'; required: boolean };
  /** On the button that does it. */
  yes: string;
  isDestructive: boolean;
  /** Whether Xero mails it, so that somebody must be there to get it. */
  mails: boolean;
}

const limits =
  'Xero lets an organisation send 1,000 emails a day, a trial 20 and a demo company none. Whether it was received or viewed, Xero does not tell.';

const recipientsIn = ({ recipients }: Pick<DealInvoice, 'recipients'>): string =>
  recipients.length === 0
    ? 'The contact in Xero has no email address, so Xero would refuse to send it.'
    : `Xero sends it to ${listed(recipients)}, with the organisation’s own template.`;

/** What is asked before it is done; what needs no second thought is done at once. */
export const confirmations: Partial<Record<Action, Confirmation>> = {
  submit: {
    title: (name) => `Submit ${name} for approval?`,
    sentences: () => ['It waits in Xero as it stands there, until somebody who may approve it does, or returns it.'],
    asks: { label: 'Note for whoever approves', name: 'note', required: false },
    ...{ yes: 'Submit', isDestructive: false, mails: false },
  },
  approve: {
    title: (name) => `Approve ${name}?`,
    sentences: () => ['It is owed from then on.'],
    ...{ yes: 'Approve invoice', isDestructive: false, mails: false },
  },
  approve_and_send: {
    title: (name) => `Approve ${name} and email it?`,
    sentences: (invoice) => ['It is owed from then on.', recipientsIn(invoice), limits],
    ...{ yes: 'Approve and send', isDestructive: false, mails: true },
  },
  return: {
    title: (name) => `Return ${name}?`,
    sentences: () => ['It becomes a draft again in Xero. Whoever submitted it reads your reason on the deal.'],
    asks: { label: 'Why it is returned', name: 'reason', required: true },
    ...{ yes: 'Return it', isDestructive: false, mails: false },
  },
  email: {
    title: (name) => `Email ${name} to the customer?`,
    sentences: (invoice) => [
      ...(invoice.sentToContact ? ['It was sent before; this sends it once more.'] : []),
      ...[recipientsIn(invoice), limits],
    ],
    ...{ yes: 'Send email', isDestructive: false, mails: true },
  },
  delete: {
    title: (name) => `Delete ${name}?`,
    sentences: () => ['The draft is deleted in Xero. This cannot be undone; the deal can be invoiced again.'],
    ...{ yes: 'Delete draft', isDestructive: true, mails: false },
  },
  void: {
    title: (name) => `Void ${name}?`,
    sentences: () => [
      'The customer then owes nothing for it. This cannot be undone.',
      'The invoice keeps its number in Xero, and the deal can be invoiced again.',
    ],
    ...{ yes: 'Void invoice', isDestructive: true, mails: false },
  },
};

/** What an invoice is called: by its number, once it has one. */
export const nameOfInvoice = ({ number }: Pick<DealInvoice, 'number'>): string =>
  number ? `invoice ${number}` : 'the invoice';

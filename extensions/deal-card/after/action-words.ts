import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { listed } from '../../shared/format/words.ts';

/** What has a button of its own on each invoice. */
export type Action = Exclude<DealInvoice['actions'][number], 'submit' | 'resubmit' | 'approve_and_send' | 'return'>;

/** What changes the invoice in Xero; the others only read. */
export type Move = Exclude<Action, 'pay_link' | 'pdf'>;

interface Words {
  /** On the button. */
  label: string;
  /** While it is being done. */
  doing: string;
  /** When it was done; null: that is seen. */
  done: ((name: string) => string) | null;
}

export const actionWords: Record<Action, Words> = {
  approve: { label: 'Approve', doing: 'Approving', done: (name) => `${name} is approved and awaits payment.` },
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

interface Confirmation {
  title: (name: string) => string;
  sentences: (invoice: DealInvoice) => readonly string[];
  /** On the button that does it. */
  yes: string;
  isDestructive: boolean;
}

/** Whether the action has such a button. */
export const isAction = (action: DealInvoice['actions'][number]): action is Action =>
  Object.hasOwn(actionWords, action);

/** What is asked before it is done; what needs no second thought is done at once. */
export const confirmations: Partial<Record<Action, Confirmation>> = {
  email: {
    title: (name) => `Email ${name} to the customer?`,
    sentences: ({ recipients }) => [
      recipients.length === 0
        ? 'The contact in Xero has no email address, so Xero would refuse to send it.'
        : `Xero sends it to ${listed(recipients)}, with the organisation’s own template.`,
      'Xero lets an organisation send 1,000 emails a day, a trial 20 and a demo company none. Whether it was received or viewed, Xero does not tell.',
    ],
    yes: 'Send email',
    isDestructive: false,
  },
  delete: {
    title: (name) => `Delete ${name}?`,
    sentences: () => ['The draft is deleted in Xero. This cannot be undone; the deal can be invoiced again.'],
    yes: 'Delete draft',
    isDestructive: true,
  },
  void: {
    title: (name) => `Void ${name}?`,
    sentences: () => [
      'The customer then owes nothing for it. This cannot be undone.',
      'The invoice keeps its number in Xero, and the deal can be invoiced again.',
    ],
    yes: 'Void invoice',
    isDestructive: true,
  },
};

/** What an invoice is called: by its number, once it has one. */
export const nameOfInvoice = ({ number }: Pick<DealInvoice, 'number'>): string =>
  number ? `invoice ${number}` : 'the invoice';

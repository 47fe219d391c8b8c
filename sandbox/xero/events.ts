import type { Organisation } from './facts.ts';

/** What a webhook can be about. */
export const CATEGORIES = ['INVOICE', 'CONTACT', 'CREDITNOTE', 'OVERPAYMENT', 'PREPAYMENT', 'PAYMENT'] as const;
export type Category = (typeof CATEGORIES)[number];

/** One change of one document, as Xero's webhooks tell it. */
export interface DocumentChange {
  category: Category;
  /** InvoiceID, ContactID and their like. */
  resourceId: string;
  eventType: 'CREATE' | 'UPDATE';
  organisation: Organisation;
  /** What is said beside it, of all but invoices and contacts. */
  data?: { Type: string; Status: string };
}

type Listener = (change: DocumentChange) => void | Promise<void>;

/** Where every change of a document is announced, whoever made it. */
export interface Events {
  /** Resolves when every listener is done; a write answers after that, so that a listener may come before the answer. */
  announce: (change: DocumentChange) => Promise<void>;
  subscribe: (listener: Listener) => void;
}

export const createEvents = (): Events => {
  const listeners: Listener[] = [];
  return {
    async announce(change) {
      for (const listener of listeners) await listener(change);
    },
    subscribe: (listener) => void listeners.push(listener),
  };
};

import { ASK_ADMIN } from '../../src/access/rules/ask-admin.ts';

/** To whoever may look at a deal and not bill it; a card that is told it twice says it once. */
export const NEEDS_INVOICE = `Creating invoices, and changing how a deal is billed, needs the right “invoice”. ${ASK_ADMIN}`;

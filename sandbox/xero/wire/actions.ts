import type { Organisation } from '../facts.ts';
import type { Wire } from './wire.ts';

/** Xero's words for what a person may be let do; all is allowed here but what the organisation's plan lacks. */
const ALLOWED = [
  'CreateApprovedInvoice',
  'CreateDraftPurchaseOrder',
  'CreateApprovedBill',
  'AttachFilesIntoInvoice',
  'CreateDraftInvoice',
  'CreateRepeatingInvoice',
  'CreateRepeatingBill',
  'CreateSentQuote',
  'CreateInvoicePayment',
  'CreateApprovedPurchaseOrder',
  'CreateDraftQuote',
  'CreateDraftBill',
];

const action = (Name: string, allowed = true): Wire => ({ Name, Status: allowed ? 'ALLOWED' : 'NOT-ALLOWED' });

/** What the person who connected may do: several currencies only where the organisation keeps them. */
export const wireActions = ({ currencies }: Organisation): Wire[] => [
  ...ALLOWED.map((name) => action(name)),
  action('UseMulticurrency', currencies.length > 1),
];

import { StatusTag } from '@hubspot/ui-extensions';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import { DocumentState } from '../../shared/documents/DocumentState.tsx';

/** How an invoice of the deal stands. One that is credited in full is paid in Xero’s words: nobody need have paid it. */
export const InvoiceStanding = ({ invoice: { state, isCredited } }: { invoice: DealInvoice }) =>
  isCredited ? <StatusTag variant="default">Credited in full</StatusTag> : <DocumentState state={state} />;

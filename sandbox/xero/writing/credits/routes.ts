import type { CreditNote } from '../../../seed/world.ts';
import type { Answer } from '../../answer.ts';
import type { CreditKind } from '../../ledger/credits.ts';
import { read } from '../../resources/scopes.ts';
import { startOfDay } from '../../rules/dates.ts';
import { writeBatch, type WriteCall } from '../batch.ts';
import { addNotes, answerHistory, type Documented } from '../documents/history.ts';
import { unknownDocument } from '../problems.ts';
import type { Route, Serve } from '../route.ts';
import { createAllocations, deleteAllocations } from './write-allocations.ts';
import { createCreditNotes, creditNoteAt, updateCreditNote, updateOrCreateCreditNotes } from './write-credit-note.ts';

/** Serves one credit note of the path; 404 when there is none. */
const onCreditNote =
  (serve: (call: WriteCall, note: CreditNote) => Answer | Promise<Answer>): Serve =>
  (call) => {
    const note = creditNoteAt(call.organisation, call.key);
    return note === undefined ? unknownDocument() : serve(call, note);
  };

const documentedNote = ({ creditNoteId, creditNoteNumber, date }: CreditNote): Documented => ({
  id: creditNoteId,
  details: `CN ${creditNoteNumber}`,
  createdAt: startOfDay(date),
});

const INVOICES = ['accounting.invoices'];
const PAYMENTS = ['accounting.payments'];

const allocationRoutes = (kind: CreditKind, scopes: string[], createId: string): Route[] => [
  {
    id: createId,
    method: 'put',
    path: `/${kind}s/:key/Allocations`,
    scopes,
    query: ['summarizeErrors'],
    serve: createAllocations(kind),
  },
  {
    id: `delete${kind}Allocations`,
    method: 'delete',
    path: `/${kind}s/:key/Allocations/:part`,
    scopes,
    serve: deleteAllocations(kind),
  },
];

/** What writes credit notes, and what sets any credit against invoices. */
export const creditRoutes: readonly Route[] = [
  {
    id: 'createCreditNotes',
    method: 'put',
    path: '/CreditNotes',
    scopes: INVOICES,
    query: ['summarizeErrors', 'unitdp'],
    serve: (call) => writeBatch(createCreditNotes, call),
  },
  {
    id: 'updateOrCreateCreditNotes',
    method: 'post',
    path: '/CreditNotes',
    scopes: INVOICES,
    query: ['summarizeErrors', 'unitdp'],
    serve: (call) => writeBatch(updateOrCreateCreditNotes, call),
  },
  {
    id: 'updateCreditNote',
    method: 'post',
    path: '/CreditNotes/:key',
    scopes: INVOICES,
    query: ['unitdp'],
    serve: onCreditNote((call) => writeBatch(updateCreditNote, call)),
  },
  {
    id: 'getCreditNoteHistory',
    method: 'get',
    path: '/CreditNotes/:key/History',
    scopes: read('invoices'),
    serve: onCreditNote((call, note) => answerHistory(call, documentedNote(note))),
  },
  {
    id: 'createCreditNoteHistory',
    method: 'put',
    path: '/CreditNotes/:key/History',
    scopes: INVOICES,
    serve: onCreditNote((call, { creditNoteId: id }) => addNotes(call, { id })),
  },
  ...allocationRoutes('CreditNote', INVOICES, 'createCreditNoteAllocation'),
  ...allocationRoutes('Overpayment', PAYMENTS, 'createOverpaymentAllocations'),
  ...allocationRoutes('Prepayment', PAYMENTS, 'createPrepaymentAllocations'),
];

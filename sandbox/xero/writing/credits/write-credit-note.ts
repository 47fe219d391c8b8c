import type { CreditNote } from '../../../seed/world.ts';
import type { Organisation } from '../../facts.ts';
import { wireCredits } from '../../wire/credits.ts';
import { refuse, type Kind } from '../batch.ts';
import { unitDecimalsOf } from '../invoices/put-invoice.ts';
import { present } from '../present.ts';
import { checkCreditNote, creditNoteInput, type CreditNoteInput } from './input.ts';
import { putCreditNote } from './put-credit-note.ts';

const NOT_FOUND = 'An existing Credit Note with the specified CreditNoteID could not be found';

/** The credit note that an input names by its id or its number. */
const findCreditNote = (
  { creditNotes }: Organisation,
  { CreditNoteID, CreditNoteNumber }: CreditNoteInput,
): CreditNote | undefined => {
  if (CreditNoteID !== undefined) return creditNotes.find(({ creditNoteId }) => creditNoteId === CreditNoteID);
  const number = CreditNoteNumber?.toLowerCase() ?? '';
  return creditNotes.find(
    ({ creditNoteNumber, status }) =>
      number !== '' && status !== 'DELETED' && creditNoteNumber.toLowerCase() === number,
  );
};

const kind = (write: Kind<CreditNoteInput>['write']): Kind<CreditNoteInput> => ({
  name: 'CreditNotes',
  idField: 'CreditNoteID',
  errorFlag: 'HasErrors',
  schema: creditNoteInput,
  check: checkCreditNote,
  write,
  present(unit, ids, call) {
    const ledger = unit.ledger();
    const credits = ledger.credits.filter(({ id }) => ids.includes(id));
    return wireCredits({ ledger: { ...ledger, credits }, kind: 'CreditNote', unitdp: unitDecimalsOf(call) });
  },
  echo: ({ CreditNoteID, CreditNoteNumber, Reference, Contact }) =>
    present({
      CreditNoteID,
      CreditNoteNumber,
      Reference,
      Contact: Contact && present({ ContactID: Contact.ContactID, Name: Contact.Name }),
    }),
});

/** PUT: every credit note is a new one, whatever id it carries. */
export const createCreditNotes = kind((unit, input, call) => putCreditNote(unit, input, { call }));

/** POST: a credit note that is found by id or number is changed, else made; one with an id must be found. */
export const updateOrCreateCreditNotes = kind((unit, input, call) => {
  const existing = findCreditNote(unit.organisation, input);
  if (existing === undefined && input.CreditNoteID !== undefined) return refuse(NOT_FOUND);
  return putCreditNote(unit, input, { existing, call });
});

/** The credit note of a path. */
export const creditNoteAt = ({ creditNotes }: Organisation, key: string | undefined): CreditNote | undefined =>
  creditNotes.find(({ creditNoteId }) => creditNoteId === key?.toLowerCase());

/** POST to one credit note. */
export const updateCreditNote = kind((unit, input, call) => {
  const existing = creditNoteAt(unit.organisation, call.key);
  return existing === undefined ? refuse(NOT_FOUND) : putCreditNote(unit, input, { existing, call });
});

import type { Quote } from '../../../seed/quote.ts';
import type { HistoryNote, Organisation } from '../../facts.ts';
import { mayBeginQuote } from '../../rules/quote-moves.ts';
import { wireQuotes } from '../../wire/quotes.ts';
import { refuse, type Kind, type Outcome } from '../batch.ts';
import { contactOf } from '../invoices/contact.ts';
import { checkParts } from '../invoices/input.ts';
import { amountFaults } from '../invoices/lines.ts';
import { trackingFaults } from '../invoices/tracking.ts';
import { present } from '../present.ts';
import type { Unit } from '../unit.ts';
import { quoteInput, type QuoteInput } from './input.ts';
import { mergeQuote } from './merge.ts';
import { moveFaults, quoteFaults } from './rules.ts';

const NOT_FOUND = 'The document with the supplied id was not found for this endpoint.';

const noteOf = (
  before: Quote | undefined,
  { quoteNumber, status }: Quote,
): Pick<HistoryNote, 'changes' | 'details'> => {
  const moved = before?.status === status ? 'Edited' : `${status.charAt(0)}${status.slice(1).toLowerCase()}`;
  return { changes: before === undefined ? 'Created' : moved, details: `Quote ${quoteNumber}, status ${status}` };
};

const missing = ({ Date: date }: QuoteInput): string[] => (date === undefined ? ['Date must be specified'] : []);

const beginFaults = ({ Status = 'DRAFT' }: QuoteInput): string[] =>
  mayBeginQuote(Status) ? [] : ['Quote not of valid status for creation'];

/** All that is wrong with what is sent, and with the quote that it would make. What goes away is not looked at closely. */
const faultsOf = (unit: Unit, input: QuoteInput, { existing, after }: { existing?: Quote; after: Quote }): string[] => {
  const { organisation } = unit;
  const moved = existing === undefined ? beginFaults(input) : moveFaults(existing, after);
  if (existing !== undefined && (moved.length > 0 || after.status === 'DELETED')) return moved;
  return [
    ...moved,
    ...amountFaults(input.LineItems, after.lines),
    ...trackingFaults(input.LineItems, organisation, true),
    ...quoteFaults(after, organisation),
  ];
};

/** Writes one quote that keeps the rules. `existing`: the one to change, which takes contact and date anew all the same. */
const putQuote = (unit: Unit, input: QuoteInput, existing?: Quote): Outcome => {
  const contact = contactOf(unit, input.Contact, undefined);
  const after = mergeQuote(unit, input, { existing, contactId: contact.contactId });
  const errors = [...missing(input), ...contact.errors, ...faultsOf(unit, input, { ...present({ existing }), after })];
  if (errors.length > 0) return { errors };
  if (contact.changed !== undefined) unit.put('contacts', contact.changed);
  unit.put('quotes', after, noteOf(existing, after));
  return { id: after.quoteId, errors };
};

const kind = (write: Kind<QuoteInput>['write']): Kind<QuoteInput> => ({
  name: 'Quotes',
  idField: 'QuoteID',
  schema: quoteInput,
  check: checkParts,
  write,
  present: ({ organisation }, ids) =>
    wireQuotes({ ...organisation, quotes: organisation.quotes.filter(({ quoteId }) => ids.includes(quoteId)) }),
  echo: ({ QuoteID, QuoteNumber, Reference }) => present({ QuoteID, QuoteNumber, Reference }),
});

/** PUT: every quote is a new one, whatever id it carries. */
export const createQuotes = kind((unit, input) => putQuote(unit, input));

/** POST: a quote with an id is changed, and must be found; one without is made. */
export const updateOrCreateQuotes = kind((unit, input) => {
  if (input.QuoteID === undefined) return putQuote(unit, input);
  const existing = quoteAt(unit.organisation, input.QuoteID);
  return existing === undefined ? refuse(NOT_FOUND) : putQuote(unit, input, existing);
});

export const quoteAt = ({ quotes }: Organisation, key: string | undefined): Quote | undefined =>
  quotes.find(({ quoteId }) => quoteId === key?.toLowerCase());

/** POST to one quote. */
export const updateQuote = kind((unit, input, { key }) => {
  const existing = quoteAt(unit.organisation, key);
  return existing === undefined ? refuse(NOT_FOUND) : putQuote(unit, input, existing);
});

import { atLeast, type Right } from '../../src/access/rules/right.ts';
import type { MatchedContact, RecordCard } from '../../src/contract/record-card.ts';
import type { NamedRecord } from '../../src/customers/facts.ts';
import type { XeroContacts } from '../../src/customers/find-contacts.ts';
import { contactUrl } from '../../src/customers/rules/xero-links.ts';
import { standingOf } from '../../src/insight/standing-of.ts';
import type { Books } from '../../src/receivables/facts.ts';
import type { Account } from '../../src/receivables/read-account.ts';
import { invoiceRow } from './present-documents.ts';
import { presentEnded } from './ended-words.ts';
import { presentFigures, presentHistory } from './present-figures.ts';
import { presentFreshness } from './present-freshness.ts';

/** All that is known for one card, amounts included, whoever asks. */
export interface RecordView {
  record: NamedRecord;
  customer: NamedRecord | null;
  /** Null: the portal is connected to no organisation. */
  books: Books | null;
  /** Null: no Xero contact is known for the customer. */
  matched: XeroContacts | null;
  /** Null: there is none, or a first reading is still under way and any figure would be wrong. */
  account: Account | null;
  now: Date;
}

const OPEN_SHOWN = 5;

/**
 * The answer of GET /cards/record. What each right adds is named, so
 * that a new field reaches nobody until somebody has decided who may see it.
 */
export function presentRecord(view: RecordView, right: Right): RecordCard {
  if (!atLeast(right, 'status')) return { ...head(view, right), state: 'no_permission' };
  const withStatus = { ...head(view, right), ...statusOf(view) };
  return atLeast(right, 'amounts') && view.account ? { ...withStatus, ...amountsOf(view.account) } : withStatus;
}

const head = (view: RecordView, right: Right): Omit<RecordCard, 'state'> => ({
  record: reference(view.record),
  customer: view.customer && reference(view.customer),
  right,
  connection: {
    state: view.books?.state ?? 'not_connected',
    organisation: view.books?.organisation ?? null,
    canManage: atLeast(right, 'admin'),
    ended: view.books && presentEnded(view.books, atLeast(right, 'admin')),
  },
  freshness: presentFreshness(view.books, view.now),
});

const statusOf = (view: RecordView): Pick<RecordCard, 'state' | 'contacts' | 'standing'> => ({
  state: stateOf(view),
  contacts: view.matched ? contactsOf(view.matched, view.books) : [],
  ...(view.account && { standing: standingOf(view.account) }),
});

const amountsOf = (account: Account): Pick<RecordCard, 'figures' | 'history' | 'xeroSays' | 'openDocuments'> => ({
  figures: account.figures.map(presentFigures),
  history: account.history.map(presentHistory),
  ...(account.comparison && {
    xeroSays: { state: account.comparison.state, asOf: account.comparison.asOf.toISOString() },
  }),
  openDocuments: {
    rows: account.open.slice(0, OPEN_SHOWN).map((invoice) => invoiceRow(invoice, account.today)),
    total: account.open.length,
  },
});

function stateOf({ books, matched, account }: RecordView): RecordCard['state'] {
  if (!books) return 'not_connected';
  if (!matched) return 'not_matched';
  return account?.anyDocument ? 'ready' : 'nothing_yet';
}

const contactsOf = ({ matchedBy, contacts }: XeroContacts, books: Books | null): MatchedContact[] =>
  contacts.map(({ contactId, name, status }) => ({
    id: contactId,
    name,
    archived: status !== 'ACTIVE',
    matchedBy,
    xeroUrl: contactUrl(books?.shortCode ?? null, contactId),
  }));

const reference = ({ objectTypeId, objectId, name }: NamedRecord): NamedRecord => ({ objectTypeId, objectId, name });

import type { ContactFact, Fact, StreamName } from '../facts.ts';

/** A contact whose balances at Xero need not be those that were read with it. */
export interface MovedBalance {
  id: string;
  /** Whether a document of its own has moved since; else only what is overdue may have. */
  outstanding: boolean;
}

/**
 * The mirror's rows as they are to be compared. Xero moves a contact's balances without a new update time and tells nobody: of
 * contacts whose documents have moved since, or fallen due, these are the documents' to prove, and count as Xero has them now.
 */
export function asComparable<F extends Fact>(
  stream: StreamName,
  given: { mirror: F[]; vendor: F[]; moved: readonly MovedBalance[] },
): F[] {
  if (stream !== 'contacts') return given.mirror;
  const vendor = new Map((given.vendor as Fact[] as ContactFact[]).map((contact) => [contact.id, contact]));
  const moved = new Map(given.moved.map((one) => [one.id, one]));
  return (given.mirror as Fact[] as ContactFact[]).map((contact): Fact => {
    const now = vendor.get(contact.id);
    const { outstanding } = moved.get(contact.id) ?? {};
    if (!now || outstanding === undefined) return contact;
    const { receivableOutstanding, receivableOverdue } = now;
    return { ...contact, receivableOverdue, ...(outstanding && { receivableOutstanding }) } as Fact;
  }) as F[];
}

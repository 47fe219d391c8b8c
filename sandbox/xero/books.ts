import type { XeroOrganisation } from '../seed/world.ts';
import { readLedger, type Ledger } from './ledger/ledger.ts';

/** The ledgers of all organisations, worked out once and again after a change. */
export interface Books {
  ledgerOf: (organisation: XeroOrganisation) => Ledger;
  /** To be called after the organisation's facts were changed. */
  changed: (organisation: XeroOrganisation) => void;
}

export const createBooks = (): Books => {
  const kept = new Map<string, Ledger>();
  return {
    ledgerOf(organisation) {
      const ledger = kept.get(organisation.organisationId) ?? readLedger(organisation);
      kept.set(organisation.organisationId, ledger);
      return ledger;
    },
    changed: ({ organisationId }) => void kept.delete(organisationId),
  };
};

import type { Organisation } from './facts.ts';
import { readLedger, type Ledger } from './ledger/ledger.ts';

/** The ledgers of all organisations, worked out once and again after a change. */
export interface Books {
  ledgerOf: (organisation: Organisation) => Ledger;
  /** To be called after the organisation's facts were changed, with what they now come to. */
  changed: (organisation: Organisation, ledger: Ledger) => void;
}

export const createBooks = (): Books => {
  const kept = new Map<string, Ledger>();
  return {
    ledgerOf(organisation) {
      const ledger = kept.get(organisation.organisationId) ?? readLedger(organisation);
      kept.set(organisation.organisationId, ledger);
      return ledger;
    },
    changed: (organisation, ledger) => void kept.set(organisation.organisationId, { ...ledger, organisation }),
  };
};

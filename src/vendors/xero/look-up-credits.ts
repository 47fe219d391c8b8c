import type { XeroWriter } from '../../invoicing/ports.ts';
import { ok } from '../../lib/result.ts';
import { everyRow } from './every-row.ts';
import { orNull, readOne } from './read-one.ts';
import { readXeroPage, type XeroReading } from './read-page.ts';
import { UNIT_DECIMALS } from './stream.ts';
import { streams } from './streams.ts';

/** Finds credit notes that were written. */
export const creditLookUp = (reading: XeroReading): Pick<XeroWriter, 'findCreditNotes' | 'readCreditNote'> => ({
  // Credit notes know no filter by contact or app: those that changed since are few.
  findCreditNotes: async (where, { contactId, changedSince }) => {
    const changed = await everyRow((page) =>
      readXeroPage(reading, streams.credit_notes, { ...where, changedSince, page }),
    );
    return changed.ok ? ok(changed.value.filter((credit) => credit.contactId === contactId)) : changed;
  },
  readCreditNote: async (where, creditId) => {
    const { scope, list, row } = streams.credit_notes;
    const one = { operation: 'getCreditNote', scope, list, row: row(where.tenantId) };
    return orNull(
      await readOne(reading, where, {
        ...one,
        call: (api) => api.getCreditNote(where.tenantId, creditId, UNIT_DECIMALS),
      }),
    );
  },
});

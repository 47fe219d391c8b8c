import type { InvoiceDraft } from '../../src/contract/invoicing.ts';
import type { Updating } from '../../src/invoicing/changes/read-updating.ts';
import type { HashedDraft } from '../../src/invoicing/draft-invoice.ts';
import { overwrittenBy } from '../../src/invoicing/changes/rules/xero-edits.ts';
import { versionOf } from '../../src/invoicing/rules/invoice-version.ts';
import { presentDraft } from './present-draft.ts';

/** A draft with the invoice that it would be put in place of. It holds amounts, as `presentDraft`. */
export const presentUpdate = (drafted: HashedDraft, { invoice, sent, maker }: Updating): InvoiceDraft => ({
  ...presentDraft(drafted),
  updates: {
    ...{ invoiceId: invoice.id, number: invoice.invoiceNumber, version: versionOf(invoice) },
    edits: overwrittenBy(drafted.draft, { sent, invoice, preview: maker.preview }),
  },
});

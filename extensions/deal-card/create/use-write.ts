import type { Answer } from '../../../src/contract/envelope.ts';
import type { CreateInvoiceAnswer, InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { useDeal } from '../use-deal.ts';
import type { Known, Preview, Revised } from './creation-stage.ts';

type Write = (preview: Preview, known: Pick<Known, 'choices' | 'saying'>) => Promise<Answer<CreateInvoiceAnswer>>;

/** The click itself: what was shown is created, or put in place of what the draft `revised` in Xero holds. */
export function useWrite(revised: Revised | undefined): Write {
  const { ask, dealId, path } = useDeal();
  return ({ draft, requestId }, { choices, saying }) => {
    const body = { requestId, hash: draft.hash, ...choices, ...saidWith(draft, saying) };
    if (revised === undefined) return ask(`${path}/invoices`, body);
    const invoice = `/cards/invoices/${encodeURIComponent(revised.invoiceId)}`;
    if (revised.submits) return ask(`${invoice}/resubmit`, { ...body, dealId });
    return ask(`${invoice}/update`, {
      ...choices,
      ...{ requestId, dealId, hash: draft.hash },
      version: draft.updates?.version,
    });
  };
}

/** What goes with a draft of that status. */
function saidWith({ status }: InvoiceDraft, { send, note }: Known['saying']): { send?: true; note?: string } {
  if (status === 'AUTHORISED') return send ? { send } : {};
  return status === 'SUBMITTED' && note.trim() !== '' ? { note: note.trim() } : {};
}

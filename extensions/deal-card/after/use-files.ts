import { useExtensionActions } from '@hubspot/ui-extensions';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import type { PayLinkAnswer, TicketAnswer } from '../../../src/contract/invoice-actions.ts';
import { titleOf } from '../../shared/documents/document-words.ts';
import { useDeal } from '../use-deal.ts';
import type { Ending } from '../use-write-once.ts';

interface Files {
  copyPayLink: (invoice: DealInvoice) => Promise<Ending>;
  openPdf: (invoice: DealInvoice) => Promise<Ending>;
}

/**
 * What a person takes from an invoice: its pay link and its PDF. A card can neither download nor sign an address, so that
 * the PDF opens by a ticket, once and within a minute.
 */
export function useFiles(): Files {
  const { ask, dealId } = useDeal();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the SDK names the same action twice and deprecates one
  const { copyTextToClipboard, openIframeModal } = useExtensionActions<'crm.record.tab'>();
  return {
    copyPayLink: async ({ id }) => {
      const answer = await ask<PayLinkAnswer>(`/cards/invoices/${encodeURIComponent(id)}/pay-link`, { dealId });
      if (!answer.ok) return { at: 'refused', problem: answer.error };
      const { url } = answer.value;
      try {
        await copyTextToClipboard(url);
        return { at: 'done' };
      } catch {
        return {
          at: 'refused',
          problem: { message: 'The browser did not let it be copied.', fix: `Copy it here: ${url}` },
        };
      }
    },
    openPdf: async ({ id, number }) => {
      const answer = await ask<TicketAnswer>('/cards/tickets', { dealId, invoiceId: id });
      if (!answer.ok) return { at: 'refused', problem: answer.error };
      openIframeModal({ uri: answer.value.url, title: titleOf({ kind: 'invoice', number }), width: 900, height: 700 });
      return { at: 'done' };
    },
  };
}

import type { InvoiceDetail } from '../../../src/contract/documents.ts';
import { useAnswer } from '../service/use-answer.ts';
import { useService } from '../service/use-service.ts';

/** One invoice of the record's customer with its lines and payments; `null` asks for none. */
export function useInvoice(id: string | null, start?: 'when reloaded') {
  const { pathOf } = useService();
  return useAnswer<InvoiceDetail>(id === null ? null : pathOf(`/cards/invoices/${encodeURIComponent(id)}`), start);
}

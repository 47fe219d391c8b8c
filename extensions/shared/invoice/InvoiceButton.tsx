import { Button, Panel, PanelBody } from '@hubspot/ui-extensions';
import type { DocumentRow } from '../../../src/contract/documents.ts';
import { nameOf, titleOf } from '../documents/document-words.ts';
import { InvoiceView } from './InvoiceView.tsx';
import { useInvoice } from './use-invoice.ts';

/**
 * An invoice's number, which opens the invoice in a panel. The panel is part of the card from the start, so that the
 * invoice is asked for by the click, not by the panel; what was learned is kept here, because a panel forgets when it closes.
 */
export const InvoiceButton = ({ row }: { row: Pick<DocumentRow, 'kind' | 'id' | 'number'> }) => {
  const { state, reload } = useInvoice(row.id, 'when reloaded');
  return (
    <Button
      variant="transparent"
      size="xs"
      onClick={reload}
      overlay={
        <Panel id={`invoice-${row.id}`} title={titleOf(row)} width="md" variant="modal">
          <PanelBody>
            <InvoiceView state={state} onRetry={reload} />
          </PanelBody>
        </Panel>
      }
    >
      {nameOf(row)}
    </Button>
  );
};

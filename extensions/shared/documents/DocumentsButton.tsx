import { Button, Panel, PanelBody, PanelSection } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { DocumentRow } from '../../../src/contract/documents.ts';
import { InvoiceView } from '../invoice/InvoiceView.tsx';
import { useInvoice } from '../invoice/use-invoice.ts';
import { titleOf } from './document-words.ts';
import { DocumentsList } from './DocumentsList.tsx';
import { useDocuments } from './use-documents.ts';

/**
 * The button that opens all documents in a panel. HubSpot keeps one panel open at a time, so that an invoice chosen there
 * takes the place of the list. What was chosen is kept here, because a panel forgets when it closes.
 */
export const DocumentsButton = () => {
  const [chosen, setChosen] = useState<DocumentRow | null>(null);
  const documents = useDocuments();
  const invoice = useInvoice(chosen && chosen.id);
  const open = (): void => {
    setChosen(null);
    documents.reload();
  };
  return (
    <Button
      size="sm"
      onClick={open}
      overlay={
        <Panel id="documents" title={chosen ? titleOf(chosen) : 'Documents'} width="lg" variant="modal">
          <PanelBody>
            {chosen ? (
              <>
                <PanelSection>
                  <Button size="sm" onClick={() => setChosen(null)}>
                    Back to all documents
                  </Button>
                </PanelSection>
                <InvoiceView state={invoice.state} onRetry={invoice.reload} />
              </>
            ) : (
              <PanelSection flush>
                <DocumentsList documents={documents} onOpen={setChosen} />
              </PanelSection>
            )}
          </PanelBody>
        </Panel>
      }
    >
      All documents
    </Button>
  );
};

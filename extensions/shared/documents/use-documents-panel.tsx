import { Button, Panel, PanelBody, PanelSection } from '@hubspot/ui-extensions';
import { useState, type ReactElement } from 'react';
import type { DocumentRow } from '../../../src/contract/documents.ts';
import { InvoiceView } from '../invoice/InvoiceView.tsx';
import { useInvoice } from '../invoice/use-invoice.ts';
import { titleOf } from './document-words.ts';
import { DocumentsList } from './DocumentsList.tsx';
import { useDocuments, type Beginning } from './use-documents.ts';

interface DocumentsPanel {
  /** To be called by the click that opens the panel: it asks for the documents. */
  open: () => void;
  /** The panel, for the `overlay` of what is clicked. */
  overlay: ReactElement;
}

/**
 * A list of documents in a panel. HubSpot keeps one panel open at a time, so that an invoice chosen there takes the place of
 * the list. What was chosen is kept outside of the panel, because a panel forgets when it closes.
 */
export function useDocumentsPanel({
  id,
  title,
  ...beginning
}: Beginning & { id: string; title: string }): DocumentsPanel {
  const [chosen, setChosen] = useState<DocumentRow | null>(null);
  const documents = useDocuments(beginning);
  const invoice = useInvoice(chosen && chosen.id);
  const open = (): void => {
    setChosen(null);
    documents.reload();
  };
  const overlay = (
    <Panel id={id} title={chosen ? titleOf(chosen) : title} width="lg" variant="modal">
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
  );
  return { open, overlay };
}

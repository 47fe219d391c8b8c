import { Button } from '@hubspot/ui-extensions';
import { useDocumentsPanel } from './use-documents-panel.tsx';

/** The button that opens all documents in a panel (C37). */
export const DocumentsButton = () => {
  const { open, overlay } = useDocumentsPanel({ id: 'documents', title: 'Documents', filter: 'all' });
  return (
    <Button size="sm" onClick={open} overlay={overlay}>
      All documents
    </Button>
  );
};

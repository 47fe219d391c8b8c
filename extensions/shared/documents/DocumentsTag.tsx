import { Tag, type TagProps } from '@hubspot/ui-extensions';
import { filterLabels } from './document-words.ts';
import { useDocumentsPanel } from './use-documents-panel.tsx';
import type { Beginning } from './use-documents.ts';

interface DocumentsTagProps extends Required<Beginning> {
  variant: NonNullable<TagProps['variant']>;
  /** What the tag says of the documents. */
  children: string;
}

/** A sum of documents of one currency as a tag, which opens the documents that it is made of. */
export const DocumentsTag = ({ filter, currency, variant, children }: DocumentsTagProps) => {
  const title = `${filterLabels[filter]}, ${currency}`;
  const { open, overlay } = useDocumentsPanel({ id: `${filter}-${currency}`, title, filter, currency });
  return (
    <Tag variant={variant} onClick={open} overlay={overlay}>
      {children}
    </Tag>
  );
};

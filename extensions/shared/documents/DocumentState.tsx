import { StatusTag } from '@hubspot/ui-extensions';
import type { DocumentRow } from '../../../src/contract/documents.ts';
import { stateLooks } from './document-words.ts';

/** How a document stands, as a tag (C35). */
export const DocumentState = ({ state }: { state: DocumentRow['state'] }) => {
  const [label, variant] = stateLooks[state];
  return <StatusTag variant={variant}>{label}</StatusTag>;
};

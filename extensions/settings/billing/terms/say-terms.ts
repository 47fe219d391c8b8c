import type { DocumentOf } from '../documents.ts';
import type { Said } from '../topic/changes.ts';

/** What the settings of terms say. */
export const sayTerms = ({ crmProperty }: DocumentOf<'terms'>): Said[] => [
  { key: 'crmProperty', label: 'Property of the payment terms', words: crmProperty ?? 'none' },
];

import type { DraftChoices, InvoiceDraft } from '../../../src/contract/invoicing.ts';

export type Gap = InvoiceDraft['gaps'][number];

/** What the form can ask; every other gap is put right elsewhere. */
export const questionNames = ['contactId', 'customer', 'recurring', 'dueDate', 'accountCode', 'taxType'] as const;
export type QuestionName = (typeof questionNames)[number];

/** What a question knows, and how it is answered. */
export interface QuestionProps {
  draft: InvoiceDraft;
  choices: DraftChoices;
  /** Why it must be answered; without one it may be. */
  gap: Gap | undefined;
  choose: (change: DraftChoices) => void;
}

/** Why a field must be filled, as HubSpot's fields show it. */
export const saidOf = (gap: Gap | undefined) =>
  gap ? { required: true, error: true, validationMessage: gap.message, description: gap.fix } : {};

/** The value that all lines share. */
export function sharedBy(draft: InvoiceDraft, name: 'accountCode' | 'taxType'): string | null {
  const [first = null, ...others] = new Set(draft.lines.map((line) => line[name]));
  return others.length === 0 ? first : null;
}

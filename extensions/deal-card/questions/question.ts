import type { DraftChoices, InvoiceDraft } from '../../../src/contract/invoicing.ts';
import type { Readiness } from '../../../src/contract/readiness.ts';

export type Gap = InvoiceDraft['gaps'][number];

/** What the form can ask; every other gap is put right elsewhere. */
export const questionNames = [
  'contactId',
  'customer',
  'email',
  'postCode',
  'country',
  'taxNumber',
  'quoteEnded',
  'recurring',
  'itemCode',
  'accountCode',
  'taxType',
  'currencyRate',
  'dueDate',
  'reference',
  'brandingThemeId',
] as const;
export type QuestionName = (typeof questionNames)[number];

/** Why something is asked, and what to do; `missing`: without an answer nothing can be sent. */
export interface Said {
  severity: Gap['severity'];
  message: string;
  fix: string;
}

/** What a question knows, and how it is answered. */
export interface QuestionProps {
  draft: InvoiceDraft;
  choices: DraftChoices;
  /** The line that it is of; null: of all of them, or of none. */
  lineId: string | null;
  /** Why it must or might be answered; without one it may be. */
  said: Said | undefined;
  choose: (change: DraftChoices) => void;
  /** Is called when something was filled in at the customer in Xero, or is known of a product from now on. */
  onFilled: () => void;
}

/** Why a field is to be filled, as HubSpot's fields show it. */
export const wordsOf = (said: Said | undefined) => {
  if (!said) return {};
  const { severity, message, fix } = said;
  if (severity === 'warning') return { description: `${message} ${fix}` };
  return { required: true, error: true, validationMessage: message, description: fix };
};

type LineChoice = NonNullable<DraftChoices['lines']>[string];

/** The choices with another one for one line. */
export const forLine = ({ lines = {} }: DraftChoices, lineId: string, choice: LineChoice): DraftChoices => ({
  lines: { ...lines, [lineId]: { ...lines[lineId], ...choice } },
});

/** The value that all lines share. */
export function sharedBy(draft: InvoiceDraft, name: 'accountCode' | 'taxType'): string | null {
  const [first = null, ...others] = new Set(draft.lines.map((line) => line[name]));
  return others.length === 0 ? first : null;
}

/** What was found, be it missing or merely worth a look. */
export function findingsOf({ gaps, readiness }: { gaps: Gap[]; readiness: Readiness }): Gap[] {
  const warnings = readiness.checks.flatMap(({ id, state, why, fix, field, lineId }): Gap[] =>
    state === 'warning' && why !== null
      ? [{ check: id, field, lineId, severity: 'warning', message: why, fix: fix ?? '' }]
      : [],
  );
  return [...gaps, ...warnings];
}

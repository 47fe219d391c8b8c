/** What is looked at before a deal is billed, in the order in which it is shown. */
export type CheckId =
  'customer' | 'contact_details' | 'lines' | 'items' | 'account' | 'tax' | 'currency' | 'dates' | 'texts' | 'approval';

/** The question that would answer what is missing. */
export type GapField =
  | 'customer'
  | 'accountCode'
  | 'taxType'
  | 'itemCode'
  | 'dueDate'
  | 'currency'
  | 'currencyRate'
  | 'recurring'
  | 'lines'
  | 'contactId'
  | 'total'
  | 'email'
  | 'postCode'
  | 'country'
  | 'taxNumber'
  | 'reference'
  | 'brandingThemeId'
  | 'status'
  | 'quoteEnded';

/** Something without which nothing can be sent, or, as a warning, that is worth a look. */
export interface Gap {
  check: CheckId;
  /** Null: no answer closes it, it is put right elsewhere. */
  field: GapField | null;
  /** The one line that it is of; null: of all, or of none. */
  lineId: string | null;
  severity: 'missing' | 'warning';
  message: string;
  fix: string;
}

/** What a gap says, and what of it is not as usual. */
type Said = Pick<Gap, 'message' | 'fix'> & Partial<Pick<Gap, 'field' | 'lineId'>>;

const gap = (check: CheckId, severity: Gap['severity'], { message, fix, field = null, lineId = null }: Said): Gap => ({
  ...{ check, field, lineId, severity, message, fix },
});

/** Something without which nothing can be sent. */
export const missing = (check: CheckId, said: Said): Gap => gap(check, 'missing', said);

/** Something worth a look. */
export const warning = (check: CheckId, said: Said): Gap => gap(check, 'warning', said);

import type { DraftChoices, InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { questionNames, type Gap, type QuestionName } from './question.ts';

export interface Asked {
  /** Asked first: they must be answered, or were and may be corrected. */
  must: QuestionName[];
  /** What has a good answer already and may be changed. */
  optional: QuestionName[];
  /** Gaps that no answer here closes. */
  elsewhere: Gap[];
}

const isQuestion = (field: Gap['field']): field is QuestionName => questionNames.some((name) => name === field);

/**
 * Which questions a draft has.
 * @param mayNameNew whether Xero knows no contact that is the customer, so that a new one may be made
 */
export function whichQuestions(draft: InvoiceDraft, choices: DraftChoices, mayNameNew: boolean): Asked {
  const asked = new Set<QuestionName>(draft.gaps.map(({ field }) => field).filter(isQuestion));
  const { accounts, taxRates, contacts } = draft.options;
  if (mayNameNew && (draft.customer?.isNew || asked.has('contactId'))) asked.add('customer');
  if (choices.recurring) asked.add('recurring');
  if (contacts.length > 1 || (mayNameNew && contacts.length > 0)) asked.add('contactId');
  const possible = {
    ...{ contactId: false, customer: false, recurring: false, dueDate: true },
    ...{ accountCode: accounts.length > 0, taxType: taxRates.length > 0 },
  };
  return {
    must: questionNames.filter((name) => asked.has(name)),
    optional: questionNames.filter((name) => !asked.has(name) && possible[name]),
    elsewhere: draft.gaps.filter(({ field }) => !isQuestion(field)),
  };
}

import type { DraftChoices, InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { findingsOf, questionNames, type Gap, type QuestionName, type Said } from './question.ts';

/** One question, of one line or of the whole, and why it is asked. */
export interface Ask {
  name: QuestionName;
  lineId: string | null;
  said: Said | undefined;
}

export interface Asked {
  /** Asked first: they must be answered, or were and may be corrected. */
  must: Ask[];
  /** What has a good answer already and may be changed. */
  optional: Ask[];
  /** What was found and no answer here mends. */
  elsewhere: Gap[];
}

/**
 * Which questions a draft has.
 * @param mayNameNew whether Xero knows no contact that is the customer, so that a new one may be made
 */
export function whichQuestions(draft: InvoiceDraft, choices: DraftChoices, mayNameNew: boolean): Asked {
  const findings = findingsOf(draft);
  const asked = asksOf(findings.filter((finding) => isAnswerable(finding, draft)));
  const isAsked = (name: QuestionName): boolean => asked.some((ask) => ask.name === name);
  const { accounts, taxRates, contacts, brandingThemes } = draft.options;
  const kept: QuestionName[] = [];
  if (mayNameNew && (draft.customer?.isNew || isAsked('contactId'))) kept.push('customer');
  if (choices.quoteEnded) kept.push('quoteEnded');
  if (choices.recurring) kept.push('recurring');
  if (contacts.length > 1 || (mayNameNew && contacts.length > 0)) kept.push('contactId');
  const every = [...asked, ...kept.filter((name) => !isAsked(name)).map(plain)];
  // Who is asked for the name of a new contact is asked for its address with it.
  const must = every.some(({ name }) => name === 'customer') ? every.filter(({ name }) => name !== 'email') : every;
  const offered: QuestionName[] = [
    ...(accounts.length > 0 ? (['accountCode'] as const) : []),
    ...(taxRates.length > 0 ? (['taxType'] as const) : []),
    'dueDate',
    'reference',
    ...(brandingThemes.length > 1 ? (['brandingThemeId'] as const) : []),
  ];
  const isOfAll = (name: QuestionName): boolean => must.some((ask) => ask.name === name && ask.lineId === null);
  return {
    must: must.toSorted((a, b) => questionNames.indexOf(a.name) - questionNames.indexOf(b.name)),
    optional: offered.filter((name) => !isOfAll(name)).map(plain),
    elsewhere: findings.filter((finding) => !isAnswerable(finding, draft) && !isToldApart(finding, draft)),
  };
}

/** An invoice from elsewhere is told with its amount, and with what can be done about it. */
const isToldApart = ({ check, severity, field }: Gap, { elsewhere }: InvoiceDraft): boolean =>
  elsewhere !== null && check === 'customer' && severity === 'warning' && field === null;

const plain = (name: QuestionName): Ask => ({ name, lineId: null, said: undefined });

const isQuestion = (field: Gap['field']): field is QuestionName => questionNames.some((name) => name === field);

/** Details are those of a customer that is known or about to be made, items those that the organisation has. */
function isAnswerable({ field, lineId }: Gap, { customer, options }: InvoiceDraft): boolean {
  if (!isQuestion(field)) return false;
  if (field === 'itemCode') return lineId !== null && (options.items.length > 0 || options.createItems);
  if (field === 'email' || field === 'postCode' || field === 'country' || field === 'taxNumber')
    return customer !== null;
  return true;
}

/** Each question once, with all that is said of it; whatever is missing comes before what is worth a look. */
function asksOf(findings: readonly Gap[]): Ask[] {
  const asks = new Map<string, Ask>();
  for (const { field, lineId, severity, message, fix } of findings) {
    if (!isQuestion(field)) continue;
    const key = `${field} ${lineId ?? ''}`;
    const before = asks.get(key)?.said;
    const said = before ? { ...before, message: `${before.message} ${message}` } : { severity, message, fix };
    asks.set(key, { name: field, lineId, said });
  }
  return [...asks.values()];
}

import type { Customer } from './customer.ts';
import { bookkeeperOfUk, type Documents } from './documents.ts';
import { entered, merge } from './entering.ts';
import { notable } from './notable.ts';
import { ordinary } from './ordinary.ts';
import { ageing } from './stories/ageing.ts';
import { credits } from './stories/credits.ts';
import { currencies } from './stories/currencies.ts';
import { documentsOfNote } from './stories/documents-of-note.ts';
import { everydayInvoices } from './stories/everyday.ts';
import { habits } from './stories/habits.ts';

/** How many sales invoices the organisation has; bills come on top. */
const SALES_INVOICES = 400;

/** Customers whose documents show nothing in particular. */
const everyday: Customer[] = [
  notable.accents,
  notable.apostrophe,
  notable.ampersand,
  notable.emoji,
  notable.longName,
  ...ordinary.filter(({ match }) => match !== 'none'),
];

function allDocuments(today: string): Documents {
  const told = merge([habits, ageing, credits, currencies, documentsOfNote].map((story) => story(today)));
  const sales = told.invoices.filter(({ type }) => type === 'ACCREC').length;
  return merge([
    told,
    everydayInvoices({ today, customers: everyday, bookkeeper: bookkeeperOfUk, oldest: 1090 }, SALES_INVOICES - sales),
  ]);
}

/** All documents of the organisation. */
export const ledger = (today: string): Documents => entered(allDocuments(today), today);

import { atLeast } from '../../src/access/rules/right.ts';
import type { LinkCandidate, LinkCandidates } from '../../src/contract/links.ts';
import { invoiceUrl } from '../../src/customers/rules/xero-links.ts';
import type { Candidate } from '../../src/invoicing/links/facts.ts';
import { amountsThatFit, openSteps } from '../../src/invoicing/links/rules/step-for.ts';
import { whyNotLink } from '../../src/invoicing/links/rules/why-not.ts';
import { amountText } from '../../src/lib/money.ts';
import { freshness } from '../../src/receivables/rules/books.ts';
import { invoiceState } from '../../src/receivables/rules/invoice-state.ts';
import type { DealPlan } from '../../src/schedules/facts.ts';
import type { AskedLinks } from '../asked/asked-links.ts';

interface Showing {
  asked: AskedLinks;
  plan: DealPlan;
  page: number;
  pageSize: number;
  now: Date;
}

/** Invoices that may be linked, for whoever may bill the deal. */
export function presentCandidates(
  { candidates, total }: { candidates: Candidate[]; total: number },
  showing: Showing,
): LinkCandidates {
  const { plan, page, pageSize, asked, now } = showing;
  const { currency } = plan;
  return {
    candidates: candidates.map((candidate) => candidateJson(candidate, showing)),
    ...{ total, page, pages: Math.max(1, Math.ceil(total / pageSize)), currency },
    left: plan.left && amountText(plan.left, currency),
    steps: openSteps(plan).map(({ stepId, role, amount }) => ({
      ...{ stepId, label: role === '' ? 'The whole deal' : role },
      amount: amount && amountText(amount, currency),
    })),
    asOf: freshness(asked.books, now).asOf?.toISOString() ?? null,
  };
}

function candidateJson(candidate: Candidate, { asked, plan }: Showing): LinkCandidate {
  const { invoice, link } = candidate;
  const { books, deal, rightThere } = asked;
  const right = link && rightThere(link);
  const whyNot = whyNotLink(candidate, { dealId: deal.dealId, currency: plan.currency, rightThere: right });
  return {
    ...{ invoiceId: invoice.id, number: invoice.invoiceNumber, reference: invoice.reference, date: invoice.date },
    ...{ state: invoiceState(invoice, deal.today), currency: invoice.currency },
    subTotal: amountText(invoice.subTotal, invoice.currency),
    total: amountText(invoice.total, invoice.currency),
    xeroUrl: invoiceUrl(books.shortCode, invoice.id),
    isSameAmount: link === null && whyNot === null && isSameAmount(invoice, plan),
    bills: link && right ? { name: atLeast(right, 'amounts') && link.dealName !== '' ? link.dealName : null } : null,
    moveFrom: link && whyNot === null ? link.dealId : null,
    whyNot,
  };
}

const isSameAmount = ({ subTotal, total }: Candidate['invoice'], plan: DealPlan): boolean =>
  amountsThatFit(plan).some((amount) => amount.eq(subTotal) || amount.eq(total));

import type { Failure } from '../../lib/failure.ts';
import type { Result } from '../../lib/result.ts';
import type { Intent } from '../facts.ts';
import { draftInvoice, type DraftDeps, type DraftRequest, type HashedDraft } from '../draft-invoice.ts';
import { keptChoices } from './rules/kept-choices.ts';
import type { Choices, DraftStatus } from '../rules/draft.ts';
import type { Updating } from './read-updating.ts';

/**
 * What an invoice would become if it were put right with its deal now, and stayed as far as it is. What was sent of account,
 * tax, item and reference stays where nobody chooses otherwise; one of a quote keeps that quote's lines.
 */
export const draftUpdate = (
  deps: DraftDeps,
  request: DraftRequest,
  { sent, invoice, stepId, maker }: Updating,
): Promise<Result<HashedDraft, Failure>> =>
  draftInvoice(deps, {
    ...request,
    choices: { ...withKept(keptChoices(sent), request.choices), ...quoteOf(maker), status: statusOf(invoice), stepId },
  });

/** That the quote may have ended was confirmed when the invoice was made. */
const quoteOf = ({ preview }: Intent): Pick<Choices, 'quoteId' | 'quoteEnded'> =>
  preview?.quoteId === undefined ? {} : { quoteId: preview.quoteId, quoteEnded: 'bill' };

/** What is no longer open is refused later, in words: until then it is drafted as a draft. */
const statusOf = ({ status }: { status: string }): DraftStatus => (status === 'SUBMITTED' ? 'SUBMITTED' : 'DRAFT');

function withKept(kept: Choices, chosen: Choices): Choices {
  const lines = { ...kept.lines };
  for (const [lineId, choice] of Object.entries(chosen.lines ?? {})) lines[lineId] = { ...lines[lineId], ...choice };
  return { ...kept, ...chosen, lines };
}

import type { Choices, LineChoice } from '../../rules/draft.ts';
import type { SentInvoice } from './sent-invoice.ts';

/**
 * What an invoice that is put right with its deal keeps of what was sent: its reference, and of each line of the deal account,
 * tax and item. Nothing of that changed in the deal, and somebody may have chosen it.
 */
export function keptChoices({ reference, lines }: SentInvoice): Choices {
  const choices = lines.flatMap(({ lineId, accountCode, taxType, itemCode }): [string, LineChoice][] =>
    lineId === null
      ? []
      : [
          [
            lineId,
            { accountCode: accountCode ?? undefined, taxType: taxType ?? undefined, itemCode: itemCode ?? undefined },
          ],
        ],
  );
  return { reference, ...(choices.length > 0 && { lines: Object.fromEntries(choices) }) };
}

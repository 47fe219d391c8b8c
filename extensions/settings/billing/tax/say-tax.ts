import { labelOf, type DocumentOf, type Options } from '../documents.ts';
import type { Said } from '../topic/changes.ts';
import { outcomeNames, outcomes } from './outcomes.ts';

/** What the settings of tax say. */
export const sayTax = (
  { byPlace, rates, registrations, taxNumberProperty }: DocumentOf<'tax'>,
  { taxRates }: Options,
): Said[] => [
  { key: 'byPlace', label: 'The customer’s place decides', words: byPlace ? 'yes' : 'no' },
  ...outcomeNames.flatMap((outcome) => {
    const taxType = rates[outcome];
    return taxType === undefined
      ? []
      : [{ key: `rates ${outcome}`, label: outcomes[outcome].label, words: labelOf(taxRates, taxType) }];
  }),
  ...registrations.map(({ place, taxType }) => ({
    ...{ key: `registration ${place}`, label: `Registration in ${place}`, words: labelOf(taxRates, taxType) },
  })),
  { key: 'taxNumber', label: 'Property of the tax number', words: taxNumberProperty ?? 'none' },
];

import { labelOf, type DocumentOf, type Options } from '../documents.ts';
import type { Said } from '../topic/changes.ts';
import { outcomeNames, outcomes } from './outcomes.ts';

/** What a line is that does not say whether it is goods or a service. */
export const supplies: Record<DocumentOf<'tax'>['supply'], { label: string; description: string }> = {
  ask: {
    label: 'Ask',
    description: 'Where it matters, the invoice waits until somebody has chosen the tax of the line.',
  },
  goods: { label: 'It is goods', description: 'Choose this if what you sell without a product is delivered.' },
  services: {
    label: 'It is a service',
    description: 'Choose this if what you sell without a product is work or a subscription.',
  },
};

/** What the settings of tax say. */
export const sayTax = (
  { byPlace, rates, registrations, taxNumberProperty, supply }: DocumentOf<'tax'>,
  { taxRates }: Options,
): Said[] => [
  { key: 'byPlace', label: 'The customer’s place decides', words: byPlace ? 'yes' : 'no' },
  { key: 'supply', label: 'A line without a product or type', words: supplies[supply].label },
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

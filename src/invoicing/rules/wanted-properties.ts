import type { BillingSettings } from '../../billing-settings/facts.ts';
import type { WantedProperties } from '../facts.ts';

/** The properties that rules and settings name, by what they are properties of. */
export function wantedProperties({ tax, terms, lines, texts }: BillingSettings): WantedProperties {
  const fields = [...lines.rules, ...texts.brandingThemes].flatMap(({ when }) => when.map(({ field }) => field));
  const of = (kind: string): string[] => [
    ...new Set(fields.filter((field) => field.startsWith(kind)).map((field) => field.slice(kind.length))),
  ];
  const ofCompany = [tax.byPlace ? tax.taxNumberProperty : null, terms.crmProperty].filter((name) => name !== null);
  return { deal: of('deal.'), line: of('line.'), company: [...new Set(ofCompany)] };
}

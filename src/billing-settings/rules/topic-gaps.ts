import type { Choosable, ChosenTopic, LineSettings, TaxOutcome, TaxSettings, TextSettings } from '../facts.ts';
import { approvalGaps } from './approval-gaps.ts';
import { conditionGaps, idGaps, propertyGaps } from './condition-gaps.ts';
import { fieldsOf } from './description-pattern.ts';
import { templateGaps } from './template-gaps.ts';
import { accountGaps, rateGaps, themeGaps, trackingGaps, type Gap } from './gaps.ts';

/**
 * What of a document cannot be, each with what to do; none: it may be set. Asked again of what was set before, it tells what
 * has gone from Xero or HubSpot since.
 */
export function topicGaps(chosen: ChosenTopic, choosable: Choosable): Gap[] {
  switch (chosen.topic) {
    case 'tax':
      return taxGaps(chosen.document, choosable);
    case 'lines':
      return lineGaps(chosen.document, choosable);
    case 'texts':
      return textGaps(chosen.document, choosable);
    case 'approval':
      return approvalGaps(chosen.document, choosable);
    case 'schedules':
      return templateGaps(chosen.document, choosable);
    case 'terms':
      return propertyGaps('Payment terms', { of: 'company', name: chosen.document.crmProperty }, choosable);
  }
}

const OUTCOMES: Record<TaxOutcome, string> = {
  standard: 'Standard rate',
  reduced: 'Reduced rate',
  zero: 'Zero rate',
  exempt: 'Exempt',
  reverse_charge: 'Reverse charge',
  export: 'Export',
  out_of_scope: 'Out of scope',
};

/** A country, and where it matters the part of it: `DE`, `US-CA`. */
const PLACE = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

function taxGaps({ rates, registrations, taxNumberProperty }: TaxSettings, choosable: Choosable): Gap[] {
  const places = registrations.map(({ place }) => place);
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  return [
    ...(Object.entries(rates) as [TaxOutcome, string][]).flatMap(([outcome, taxType]) =>
      rateGaps(OUTCOMES[outcome], taxType, choosable),
    ),
    ...places.filter((place) => !PLACE.test(place)).map(noPlace),
    ...(twice === undefined ? [] : [{ message: `${twice} is registered twice.`, fix: 'Keep one of the two.' }]),
    ...registrations.flatMap(({ place, taxType }) => rateGaps(`Registration in ${place}`, taxType, choosable)),
    ...propertyGaps('Tax number', { of: 'company', name: taxNumberProperty }, choosable),
  ];
}

const noPlace = (place: string): Gap => ({
  message: `“${place}” is no place of a registration.`,
  fix: 'Use the two letters of the country, with a state behind them where it has one: DE, US-CA.',
});

function lineGaps({ rules, tracking }: LineSettings, choosable: Choosable): Gap[] {
  return [
    ...idGaps(rules),
    ...rules.flatMap(({ when, then }, index) => {
      const where = `Rule ${index + 1}`;
      const { accountCode, taxType, tracking: tracked } = then;
      return [
        ...conditionGaps(where, when, choosable),
        ...(accountCode === undefined && taxType === undefined && tracked === undefined ? [saysNothing(where)] : []),
        ...(accountCode === undefined ? [] : accountGaps(where, accountCode, choosable)),
        ...(taxType === undefined ? [] : rateGaps(where, taxType, choosable)),
        ...trackingGaps(where, tracked ?? [], choosable),
      ];
    }),
    ...trackingGaps('Every line', tracking, choosable),
  ];
}

const saysNothing = (where: string): Gap => ({
  message: `${where} decides nothing.`,
  fix: 'Choose an account, a tax rate or tracking for it, or take it away.',
});

function textGaps({ description, brandingThemeId, brandingThemes }: TextSettings, choosable: Choosable): Gap[] {
  const { known, unknown } = fieldsOf(description);
  return [
    ...(unknown.length === 0 ? [] : [noFields(unknown)]),
    ...(known.length === 0 ? [SAME_TEXT] : []),
    ...(brandingThemeId === null ? [] : themeGaps('Every invoice', brandingThemeId, choosable)),
    ...brandingThemes.flatMap((rule, index) => {
      const where = `Theme rule ${index + 1}`;
      return [...conditionGaps(where, rule.when, choosable), ...themeGaps(where, rule.brandingThemeId, choosable)];
    }),
  ];
}

const noFields = (unknown: string[]): Gap => ({
  message: `The description holds ${unknown.map((name) => `{${name}}`).join(' and ')}, which nothing can be put in for.`,
  fix: 'Use {name}, {description}, {sku}, {deal}, {dealId} and {customer} only.',
});

const SAME_TEXT: Gap = {
  message: 'The description holds no field, so that every line would read the same.',
  fix: 'Put {name} in, or another field.',
};

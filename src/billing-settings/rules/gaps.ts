import type { NotReady } from '../../lib/failure.ts';
import type { Choosable, TrackingChoice } from '../facts.ts';

/** What of a document cannot be, or can no longer be, and what to do. */
export type Gap = NotReady['gaps'][number];

const CHOOSE = 'Choose one of those in the list.';

/** An account that sales cannot be booked to. `where` is what names it, e.g. `Rule 2`. */
export function accountGaps(where: string, code: string, { salesAccounts, otherAccounts }: Choosable): Gap[] {
  if (salesAccounts.some((account) => account.code === code)) return [];
  const other = otherAccounts.find((account) => account.code === code);
  if (!other) return [{ message: `${where}: Xero has no account ${code}.`, fix: CHOOSE }];
  const named = `${code} – ${other.name}`;
  const why = other.status === 'ACTIVE' ? 'is no account for sales' : 'is archived in Xero';
  return [{ message: `${where}: the account ${named} ${why}.`, fix: CHOOSE }];
}

/** A tax type that sales cannot have. */
export function rateGaps(where: string, taxType: string, { taxRates, otherTaxRates }: Choosable): Gap[] {
  if (taxRates.some((rate) => rate.taxType === taxType)) return [];
  const other = otherTaxRates.find((rate) => rate.taxType === taxType);
  if (!other) return [{ message: `${where}: Xero has no tax rate ${taxType}.`, fix: CHOOSE }];
  const why = other.status === 'ACTIVE' ? 'cannot be used for sales' : 'is no longer active in Xero';
  return [{ message: `${where}: the tax rate ${other.name} ${why}.`, fix: CHOOSE }];
}

export function themeGaps(where: string, brandingThemeId: string, { brandingThemes }: Choosable): Gap[] {
  if (brandingThemes.some((theme) => theme.brandingThemeId === brandingThemeId)) return [];
  return [{ message: `${where}: Xero no longer has the branding theme that is chosen.`, fix: CHOOSE }];
}

/** A pipeline that HubSpot does not have; null is any. */
export function pipelineGaps(where: string, pipelineId: string | null, { crm }: Choosable): Gap[] {
  if (pipelineId === null || crm.pipelines.some(({ id }) => id === pipelineId)) return [];
  return [{ message: `${where}: HubSpot has no pipeline ${pipelineId}.`, fix: CHOOSE }];
}

/** Xero takes two categories on a line, and one option of each. */
const MOST_CATEGORIES = 2;

export function trackingGaps(where: string, chosen: readonly TrackingChoice[], choosable: Choosable): Gap[] {
  const categories = new Set(chosen.map(({ categoryId }) => categoryId));
  return [
    ...(categories.size < chosen.length ? [twiceTracked(where)] : []),
    ...(categories.size > MOST_CATEGORIES ? [tooManyCategories(where)] : []),
    ...chosen.flatMap((choice) => optionGaps(where, choice, choosable)),
  ];
}

const twiceTracked = (where: string): Gap => ({
  message: `${where}: two options of the same tracking category are chosen.`,
  fix: 'Choose one option of each category.',
});

const tooManyCategories = (where: string): Gap => ({
  message: `${where}: more than two tracking categories are chosen.`,
  fix: 'Xero takes two on a line; leave the others out.',
});

function optionGaps(where: string, { categoryId, optionId }: TrackingChoice, { trackingCategories }: Choosable): Gap[] {
  const category = trackingCategories.find((one) => one.categoryId === categoryId);
  if (!category)
    return [{ message: `${where}: Xero no longer has the tracking category that is chosen.`, fix: CHOOSE }];
  const option = category.options.find((one) => one.optionId === optionId);
  if (!option) {
    return [{ message: `${where}: the tracking category ${category.name} no longer has the option.`, fix: CHOOSE }];
  }
  const archived = [category, option].find(({ status }) => status !== 'ACTIVE');
  if (!archived) return [];
  return [{ message: `${where}: ${archived.name} of the tracking is archived in Xero.`, fix: CHOOSE }];
}

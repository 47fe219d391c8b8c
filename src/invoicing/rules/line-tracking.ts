import type { TrackingChoice } from '../../billing-settings/facts.ts';
import type { BillingBooks } from '../facts.ts';
import type { LineTracking } from './draft.ts';
import { missing, type Gap } from './gap.ts';

/** The tracking of a line, with names; an option or category that Xero no longer takes is told of, not left out. */
export function lineTracking(
  { trackingCategories }: Pick<BillingBooks, 'trackingCategories'>,
  chosen: readonly TrackingChoice[],
): { tracking: LineTracking[]; gaps: Gap[] } {
  const each = chosen.map(({ categoryId, optionId }) => {
    const category = trackingCategories.find((one) => one.categoryId === categoryId);
    const option = category?.options.find((one) => one.optionId === optionId);
    const isActive = category?.status === 'ACTIVE' && option?.status === 'ACTIVE';
    return isActive
      ? { tracking: [{ categoryId, optionId, category: category.name, option: option.name }], gaps: [] }
      : { tracking: [], gaps: [goneOption(category?.name, option)] };
  });
  return { tracking: each.flatMap(({ tracking }) => tracking), gaps: each.flatMap(({ gaps }) => gaps) };
}

function goneOption(category: string | undefined, option: { name: string; status: string } | undefined): Gap {
  const what = option
    ? `Tracking option “${option.name}” of “${category ?? ''}”`
    : 'A tracking option that a rule sets';
  return missing('texts', {
    message: `${what} is ${option ? 'archived' : 'not there any more'} in Xero.`,
    fix: 'An admin chooses another in the line rules, or restores it in Xero.',
  });
}

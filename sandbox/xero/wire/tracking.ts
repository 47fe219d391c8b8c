import type { TrackingCategory, TrackingOption } from '../../seed/tracking-category.ts';
import type { Wire } from './wire.ts';

/** An option as its category shows it. */
export const wireOption = ({ trackingOptionId, name, status }: TrackingOption): Wire => ({
  TrackingOptionID: trackingOptionId,
  Name: name,
  Status: status,
  HasValidationErrors: false,
  IsDeleted: status === 'DELETED',
  IsArchived: status === 'ARCHIVED',
  IsActive: status === 'ACTIVE',
});

/** A tracking category with every option that was not deleted. */
export const wireCategory = ({ trackingCategoryId, name, status, options }: TrackingCategory): Wire => ({
  Name: name,
  Status: status,
  TrackingCategoryID: trackingCategoryId,
  Options: options.filter((option) => option.status !== 'DELETED').map(wireOption),
});

/** What the lines of a document are told apart by, from the ids of their options. */
export const lineTracking = (categories: TrackingCategory[]): ((optionIds: string[] | undefined) => Wire[]) => {
  const known = new Map(
    categories.flatMap(({ trackingCategoryId, name, options }) =>
      options.map((option): [string, Wire] => [
        option.trackingOptionId,
        {
          Name: name,
          Option: option.name,
          TrackingCategoryID: trackingCategoryId,
          TrackingOptionID: option.trackingOptionId,
        },
      ]),
    ),
  );
  return (optionIds = []) => optionIds.map((id) => known.get(id)).filter((one) => one !== undefined);
};

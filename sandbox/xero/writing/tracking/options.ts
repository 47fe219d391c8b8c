import { randomUUID } from 'node:crypto';
import type { TrackingCategory, TrackingOption } from '../../../seed/tracking-category.ts';
import { envelope, type Answer } from '../../answer.ts';
import { wireOption } from '../../wire/tracking.ts';
import { refuse, type Kind, type Outcome, type WriteCall } from '../batch.ts';
import { invalid, messages } from '../problems.ts';
import { commit, openUnit, type Unit } from '../unit.ts';
import { categoryAt } from './categories.ts';
import { nameFaults, sameName, trackingInput, type TrackingInput } from './input.ts';
import { isUsed } from './used.ts';

const withOption = (category: TrackingCategory, option: TrackingOption): TrackingCategory => {
  const { options } = category;
  const isThere = options.some(({ trackingOptionId }) => trackingOptionId === option.trackingOptionId);
  return {
    ...category,
    options: isThere
      ? options.map((one) => (one.trackingOptionId === option.trackingOptionId ? option : one))
      : [...options, option],
  };
};

const faultsOf = (option: TrackingOption, { options }: TrackingCategory): string[] => {
  const others = options.filter(
    ({ trackingOptionId, status }) => trackingOptionId !== option.trackingOptionId && status !== 'DELETED',
  );
  return [
    ...nameFaults(option.name),
    ...(others.some(({ name }) => sameName(name, option.name))
      ? ['For each specified tracking option the name must be unique.']
      : []),
  ];
};

const putOption = (unit: Unit, category: TrackingCategory, option: TrackingOption): Outcome => {
  const errors = faultsOf(option, category);
  if (errors.length > 0) return { errors };
  unit.put('trackingCategories', withOption(category, option));
  return { id: option.trackingOptionId, errors };
};

const kind = (write: Kind<TrackingInput>['write']): Kind<TrackingInput> => ({
  name: 'Options',
  idField: 'TrackingOptionID',
  errorFlag: 'HasValidationErrors',
  schema: trackingInput,
  check: () => undefined,
  write,
  present: ({ organisation }, ids) =>
    organisation.trackingCategories
      .flatMap(({ options }) => options)
      .filter(({ trackingOptionId }) => ids.includes(trackingOptionId))
      .map(wireOption),
  echo: ({ Name = '' }) => ({ Name }),
});

/** The option of a path within its category; one that was deleted is there no longer. */
export const optionAt = (call: Pick<WriteCall, 'organisation' | 'key' | 'part'>) => {
  const category = categoryAt(call.organisation, call.key);
  const option = category?.options.find(
    ({ trackingOptionId, status }) => trackingOptionId === call.part?.toLowerCase() && status !== 'DELETED',
  );
  return category && option && { category, option };
};

const NOT_FOUND = 'The document with the supplied id was not found for this endpoint.';

export const createOptions = kind((unit, { Name = '' }, { key }) => {
  const category = categoryAt(unit.organisation, key);
  if (category === undefined) return refuse(NOT_FOUND);
  return putOption(unit, category, { trackingOptionId: randomUUID(), name: Name, status: 'ACTIVE' });
});

export const updateOption = kind((unit, { Name, Status }, { key, part }) => {
  const found = optionAt({ organisation: unit.organisation, key, part });
  if (found === undefined || Status === 'DELETED') return refuse('A tracking option is deleted by DELETE');
  const { category, option } = found;
  return putOption(unit, category, { ...option, name: Name ?? option.name, status: Status ?? option.status });
});

/** `DELETE /TrackingCategories/{id}/Options/{id}`: one that documents use can only be archived. */
export const deleteOption = async (
  { reading, organisation, app }: WriteCall,
  { category, option }: { category: TrackingCategory; option: TrackingOption },
): Promise<Answer> => {
  const { trackingOptionId: TrackingOptionID } = option;
  if (isUsed(organisation, TrackingOptionID))
    return invalid([{ TrackingOptionID, ValidationErrors: messages(['The tracking option is used by documents']) }]);
  const unit = openUnit(reading, organisation, app);
  const gone: TrackingOption = { ...option, status: 'DELETED' };
  unit.put('trackingCategories', withOption(category, gone));
  await commit(reading, organisation, unit);
  return { status: 200, json: envelope({ clock: reading.kit.clock, app }, { Options: [wireOption(gone)] }) };
};

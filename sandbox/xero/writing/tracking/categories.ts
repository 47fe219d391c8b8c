import { randomUUID } from 'node:crypto';
import type { TrackingCategory } from '../../../seed/tracking-category.ts';
import type { Answer } from '../../answer.ts';
import { envelope } from '../../answer.ts';
import type { Organisation } from '../../facts.ts';
import { wireCategory } from '../../wire/tracking.ts';
import { refuse, type Kind, type Outcome, type WriteCall } from '../batch.ts';
import { invalid, messages } from '../problems.ts';
import { commit, openUnit, type Unit } from '../unit.ts';
import { nameFaults, sameName, trackingInput, type TrackingInput } from './input.ts';
import { isUsed } from './used.ts';

const MOST_ACTIVE = 2;
/** Active and archived ones together. */
const MOST = 4;

const faultsOf = (after: TrackingCategory, { trackingCategories }: Organisation): string[] => {
  const others = trackingCategories.filter(
    ({ trackingCategoryId, status }) => trackingCategoryId !== after.trackingCategoryId && status !== 'DELETED',
  );
  const active = others.filter(({ status }) => status === 'ACTIVE');
  return [
    ...nameFaults(after.name),
    ...(others.some(({ name }) => sameName(name, after.name))
      ? ['For each specified tracking category the name must be unique.']
      : []),
    ...(after.status === 'ACTIVE' && active.length >= MOST_ACTIVE
      ? [`An organisation can have at most ${MOST_ACTIVE} ACTIVE tracking categories`]
      : []),
    ...(others.length >= MOST ? [`An organisation can have at most ${MOST} tracking categories`] : []),
  ];
};

const putCategory = (unit: Unit, after: TrackingCategory): Outcome => {
  const errors = faultsOf(after, unit.organisation);
  if (errors.length > 0) return { errors };
  unit.put('trackingCategories', after);
  return { id: after.trackingCategoryId, errors };
};

const kind = (write: Kind<TrackingInput>['write']): Kind<TrackingInput> => ({
  name: 'TrackingCategories',
  idField: 'TrackingCategoryID',
  schema: trackingInput,
  check: () => undefined,
  write,
  present: ({ organisation }, ids) =>
    organisation.trackingCategories
      .filter(({ trackingCategoryId }) => ids.includes(trackingCategoryId))
      .map(wireCategory),
  echo: ({ Name = '' }) => ({ Name }),
});

export const createCategory = kind((unit, { Name = '', Status = 'ACTIVE' }) =>
  Status === 'ACTIVE'
    ? putCategory(unit, { trackingCategoryId: randomUUID(), name: Name, status: Status, options: [] })
    : refuse('A tracking category is ACTIVE when it is created'),
);

/** The category of a path; one that was deleted is there no longer. */
export const categoryAt = ({ trackingCategories }: Organisation, key: string | undefined) =>
  trackingCategories.find(
    ({ trackingCategoryId, status }) => trackingCategoryId === key?.toLowerCase() && status !== 'DELETED',
  );

export const updateCategory = kind((unit, { Name, Status }, { key }) => {
  const before = categoryAt(unit.organisation, key);
  if (before === undefined || Status === 'DELETED') return refuse('A tracking category is deleted by DELETE');
  return putCategory(unit, { ...before, name: Name ?? before.name, status: Status ?? before.status });
});

/** `DELETE /TrackingCategories/{id}`: one that documents use can only be archived. */
export const deleteCategory = async (call: WriteCall, category: TrackingCategory): Promise<Answer> => {
  const { reading, organisation, app } = call;
  const { trackingCategoryId: TrackingCategoryID, options } = category;
  if (options.some(({ trackingOptionId }) => isUsed(organisation, trackingOptionId)))
    return invalid([
      { TrackingCategoryID, ValidationErrors: messages(['The tracking category is used by documents']) },
    ]);
  const unit = openUnit(reading, organisation, app);
  const gone: TrackingCategory = { ...category, status: 'DELETED' };
  unit.put('trackingCategories', gone);
  await commit(reading, organisation, unit);
  return {
    status: 200,
    json: envelope({ clock: reading.kit.clock, app }, { TrackingCategories: [wireCategory(gone)] }),
  };
};

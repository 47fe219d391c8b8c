import { Text } from '@hubspot/ui-extensions';
import { CodeSelect } from '../../defaults/CodeSelect.tsx';
import type { Options, TrackingChoice } from '../documents.ts';

interface TrackingFieldsProps {
  /** What the names of the fields begin with. */
  name: string;
  /** What happens where no option is chosen. */
  none: string;
  tracking: TrackingChoice[];
  categories: Options['trackingCategories'];
  onChange: (tracking: TrackingChoice[]) => void;
}

/** One option of each of the organisation's tracking categories, or none. */
export const TrackingFields = ({ name, none, tracking, categories, onChange }: TrackingFieldsProps) => {
  const choose = (categoryId: string, optionId: string | null): void => {
    const others = tracking.filter((choice) => choice.categoryId !== categoryId);
    onChange(optionId === null ? others : [...others, { categoryId, optionId }]);
  };
  if (categories.length === 0 && tracking.length === 0)
    return <Text variant="microcopy">Your organisation has no tracking categories.</Text>;
  return (
    <>
      {[...categories, ...goneOf(tracking, categories)].map(({ value, label, options }) => (
        <CodeSelect
          key={value}
          label={label}
          name={`${name}-tracking-${value}`}
          none={none}
          options={options}
          value={tracking.find(({ categoryId }) => categoryId === value)?.optionId ?? null}
          onChoose={(optionId) => choose(value, optionId)}
        />
      ))}
    </>
  );
};

/** A category that Xero no longer has can still be taken away. */
const goneOf = (tracking: readonly TrackingChoice[], categories: Options['trackingCategories']) =>
  tracking
    .filter(({ categoryId }) => !categories.some(({ value }) => value === categoryId))
    .map(({ categoryId }) => ({ value: categoryId, label: 'A tracking category that is gone', options: [] }));

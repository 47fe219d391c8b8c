import { Flex, Select } from '@hubspot/ui-extensions';
import { filterLabels, offeredFilters, type Filter } from './document-words.ts';
import type { Choice } from './use-documents.ts';

interface DocumentFiltersProps {
  choice: Choice;
  /** Years that have documents. */
  years: readonly string[];
  onChoose: (change: Partial<Choice>) => void;
}

/** What is chosen is always among them. */
const optionsWith = (chosen: Filter) =>
  [...new Set([...offeredFilters, chosen])].map((value) => ({ value, label: filterLabels[value] }));

/** Narrows the list by state and by year. */
export const DocumentFilters = ({ choice, years, onChoose }: DocumentFiltersProps) => {
  const known = choice.year === 'any' || years.includes(choice.year) ? years : [choice.year, ...years];
  return (
    <Flex gap="md">
      <Select
        label="Show"
        name="filter"
        value={choice.filter}
        options={optionsWith(choice.filter)}
        onChange={(filter) => onChoose({ filter: filter as Filter })}
      />
      <Select
        label="Year"
        name="year"
        value={choice.year}
        options={[{ value: 'any', label: 'All years' }, ...known.map((year) => ({ value: year, label: year }))]}
        onChange={(year) => onChoose({ year: String(year) })}
      />
    </Flex>
  );
};

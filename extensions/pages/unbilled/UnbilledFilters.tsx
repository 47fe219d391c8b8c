import { Flex, Select } from '@hubspot/ui-extensions';
import type { UnbilledList, UnbilledShow } from '../../../src/contract/unbilled.ts';
import { ageLabels, reasonLabels, showLabels } from './unbilled-words.ts';
import type { UnbilledChoice, UnbilledDeals } from './use-unbilled.ts';

interface Option {
  value: string;
  label: string;
}

const optionsOf = (labels: Record<string, string>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

const any = (label: string): Option => ({ value: 'any', label });

const isOffered = (show: UnbilledShow, reason: string): boolean => (show === 'planned') === (reason === 'planned');

/** Narrows the list, and orders it. */
export const UnbilledFilters = ({ list, deals }: { list: UnbilledList; deals: UnbilledDeals }) => {
  const { choice, choose } = deals;
  const { counts, choices, totals } = list;
  const shows = optionsOf(showLabels).map(({ value, label }) => ({
    value,
    label: `${label} (${counts[value as UnbilledShow]})`,
  }));
  const reasons = optionsOf(reasonLabels).filter(
    ({ value }) => choice.show === 'ignored' || isOffered(choice.show, value),
  );
  const named = (all: { id: string; name: string }[]): Option[] =>
    all.map(({ id, name }) => ({ value: id, label: name }));
  const whose = [any('Everybody’s'), { value: 'mine', label: 'Mine' }, { value: 'team', label: 'My team’s' }];
  const pick = (name: keyof UnbilledChoice, label: string, options: Option[]) => (
    <Select
      {...{ name, label, options }}
      value={choice[name]}
      onChange={(value) => choose({ [name]: value, ...(name === 'show' && { reason: 'any' }) })}
    />
  );
  return (
    <Flex gap="sm" wrap>
      {pick('show', 'Show', shows)}
      {choice.show !== 'planned' && pick('reason', 'Why', [any('Every reason'), ...reasons])}
      {pick('age', 'Won', [any('At any time'), ...optionsOf(ageLabels)])}
      {pick('owner', 'Whose', [...whose, ...named(choices.owners)])}
      {choices.pipelines.length > 1 &&
        pick('pipeline', 'Pipeline', [any('Every pipeline'), ...named(choices.pipelines)])}
      {(totals.length > 1 || choice.currency !== 'any') &&
        pick('currency', 'Currency', [
          any('Every currency'),
          ...totals.map(({ currency }) => ({ value: currency, label: currency })),
        ])}
      {pick('sort', 'Order', [
        { value: 'age', label: 'Oldest first' },
        { value: 'amount', label: 'Largest first' },
      ])}
    </Flex>
  );
};

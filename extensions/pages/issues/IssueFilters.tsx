import { Flex, Select } from '@hubspot/ui-extensions';
import type { IssueList } from '../../../src/contract/issues.ts';
import type { IssueChoice, Issues } from './use-issues.ts';

/** Narrows the list by state and kind, and orders it. A kind that is chosen stays offered when none of it is left. */
export const IssueFilters = ({
  issues: { choice, choose },
  counts,
}: {
  issues: Issues;
  counts: IssueList['counts'];
}) => {
  const kinds = counts.map(({ kind, title, count }) => ({ value: kind, label: `${title} (${count})` }));
  const isOffered = choice.kind === 'any' || kinds.some(({ value }) => value === choice.kind);
  const gone = isOffered || choice.kind === 'any' ? [] : [{ value: choice.kind, label: 'The chosen kind (0)' }];
  return (
    <Flex gap="md">
      <Select
        label="Show"
        name="state"
        value={choice.state}
        options={[
          { value: 'open', label: 'Open' },
          { value: 'closed', label: 'Closed' },
        ]}
        onChange={(state) => choose({ state: state as IssueChoice['state'], kind: 'any' })}
      />
      <Select
        label="Kind"
        name="kind"
        value={choice.kind}
        options={[{ value: 'any', label: 'All kinds' }, ...kinds, ...gone]}
        onChange={(kind) => choose({ kind: kind as IssueChoice['kind'] })}
      />
      <Select
        label="Order"
        name="order"
        value={choice.order}
        options={[
          { value: 'newest', label: 'Newest first' },
          { value: 'most_seen', label: 'Most seen first' },
        ]}
        onChange={(order) => choose({ order: order as IssueChoice['order'] })}
      />
    </Flex>
  );
};

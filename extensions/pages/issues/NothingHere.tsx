import { Button, EmptyState, Text } from '@hubspot/ui-extensions';
import type { Issues } from './use-issues.ts';

/** No issue is like that: all is well, or the filters keep them out. */
export const NothingHere = ({ choice, choose }: Pick<Issues, 'choice' | 'choose'>) => {
  const { state, kind } = choice;
  if (kind !== 'any')
    return (
      <EmptyState title="Nothing of this kind" layout="vertical">
        <Text>There may be issues of other kinds.</Text>
        <Button onClick={() => choose({ kind: 'any' })}>Show all kinds</Button>
      </EmptyState>
    );
  return (
    <EmptyState title={state === 'open' ? 'Nothing is stuck' : 'Nothing has been closed yet'} layout="vertical">
      <Text>
        {state === 'open'
          ? 'Everything that was to be read was read, and everything that was to be written stands in Xero.'
          : 'What goes through after all, or is put aside, is listed here.'}
      </Text>
    </EmptyState>
  );
};

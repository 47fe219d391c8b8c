import { Button, Flex, Heading, useExtensionContext } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { BulkRunList } from '../../src/contract/bulk.ts';
import { PlanForm } from '../shared/bulk/PlanForm.tsx';
import { RunsTable } from '../shared/bulk/RunsTable.tsx';
import { RunView } from '../shared/bulk/RunView.tsx';
import { useAnswer } from '../shared/service/use-answer.ts';

/** Runs that are shown to come back to. */
const MOST_SHOWN = 3;

/** The panel over a list of deals: what each invoice would be, and all of them made in one go (C22). */
export const BulkCreate = () => {
  const { objectIds } = useExtensionContext<'crm.bulkActions'>().crm;
  const [runId, setRunId] = useState<string | null>(null);
  if (runId === null) return <Begin deals={objectIds.map(String)} onOpen={setRunId} />;
  return (
    <Flex direction="column" gap="md">
      <Flex>
        <Button variant="transparent" size="xs" onClick={() => setRunId(null)}>
          Back to the selection
        </Button>
      </Flex>
      <RunView key={runId} runId={runId} onPlanned={setRunId} />
    </Flex>
  );
};

const Begin = ({ deals, onOpen }: { deals: string[]; onOpen: (runId: string) => void }) => {
  const { state } = useAnswer<BulkRunList>('/bulk/runs');
  const runs = state.status === 'ready' ? state.value.runs.slice(0, MOST_SHOWN) : [];
  return (
    <Flex direction="column" gap="lg">
      <PlanForm deals={deals} onPlanned={onOpen} />
      {runs.length > 0 && (
        <Flex direction="column" gap="sm">
          <Heading>Before</Heading>
          <RunsTable runs={runs} onOpen={onOpen} />
        </Flex>
      )}
    </Flex>
  );
};

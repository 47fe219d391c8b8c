import { Button, ErrorState, Text } from '@hubspot/ui-extensions';
import type { Problem } from '../../../src/contract/envelope.ts';
import { NoPermission } from './NoPermission.tsx';

interface FailedProps {
  problem: Problem;
  onRetry: () => void;
}

/** What went wrong, the next step, and another try. */
export const Failed = ({ problem, onRetry }: FailedProps) =>
  problem.code === 'not_allowed' ? (
    <NoPermission problem={problem} />
  ) : (
    <ErrorState title={problem.message}>
      {problem.fix && <Text>{problem.fix}</Text>}
      <Button onClick={onRetry}>Try again</Button>
    </ErrorState>
  );

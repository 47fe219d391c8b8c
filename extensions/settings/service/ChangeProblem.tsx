import { Alert, Text } from '@hubspot/ui-extensions';
import type { ChangeState } from './use-change.ts';

/** Why a change was not made, and what to do; nothing as long as none was refused. */
export const ChangeProblem = ({ state }: { state: ChangeState }) =>
  state.at === 'failed' ? (
    <Alert variant="danger" title={state.problem.message}>
      {state.problem.fix && <Text>{state.problem.fix}</Text>}
    </Alert>
  ) : null;

import { Alert, Button, Flex, List, ProgressBar, StatusTag, Text } from '@hubspot/ui-extensions';
import type { IssueView } from '../../../src/contract/issues.ts';
import { count } from '../../shared/format/words.ts';
import { aboutWords, runWords } from './issue-words.ts';
import type { Run } from './use-run.ts';

const hasEnded = ({ run }: IssueView): boolean => run?.state === 'done' || run?.state === 'failed';

/** How the issues that were run again fare, one by one; those that went through are no longer in the list below. */
export const RunResult = ({ run: { state, forget } }: { run: Run }) => {
  if (state.at === 'rest') return null;
  if (state.at === 'refused')
    return (
      <Alert variant="danger" title={state.problem.message}>
        {state.problem.fix && <Text>{state.problem.fix}</Text>}
      </Alert>
    );
  const { asked, issues } = state;
  const ended = issues.filter(hasEnded).length;
  const through = issues.filter(({ run }) => run?.state === 'done').length;
  if (state.at === 'running')
    return (
      <ProgressBar
        title={asked === 0 ? 'Asking for it' : `Running ${count(asked, 'issue')} again`}
        value={ended}
        maxValue={Math.max(1, asked)}
        valueDescription={`${ended} of ${asked}`}
        showPercentage={false}
      />
    );
  const title = `${through} of ${asked} went through`;
  return (
    <Alert variant={through === asked ? 'success' : 'warning'} title={title}>
      <Flex direction="column" gap="sm">
        <List>
          {issues.map((issue) => (
            <Outcome key={issue.issueId} issue={issue} />
          ))}
        </List>
        {asked > issues.length && <Text>{`The list names the newest ${issues.length}.`}</Text>}
        {state.left > 0 && (
          <Text>{`${count(state.left, 'issue')} more of this kind can be run by another click.`}</Text>
        )}
        <Flex>
          <Button size="xs" onClick={forget}>
            Close
          </Button>
        </Flex>
      </Flex>
    </Alert>
  );
};

const Outcome = ({ issue }: { issue: IssueView }) => {
  const { run } = issue;
  if (!run) return null;
  const { variant, label } = runWords[run.state];
  return (
    <Flex gap="sm" align="center">
      <StatusTag variant={variant}>{label}</StatusTag>
      <Text>{[aboutWords(issue), run.words].filter(Boolean).join(': ')}</Text>
    </Flex>
  );
};

import {
  Button,
  Checkbox,
  Flex,
  LoadingButton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import type { IssueList, IssueView } from '../../../src/contract/issues.ts';
import { useNow } from '../../shared/format/use-now.ts';
import { ago, count } from '../../shared/format/words.ts';
import { Pager } from '../../shared/pages/Pager.tsx';
import { SettingsLink } from '../../shared/states/SettingsLink.tsx';
import { About } from './About.tsx';
import { IssuePanel } from './IssuePanel.tsx';
import { directionWords } from './issue-words.ts';
import type { Issues } from './use-issues.ts';
import type { Run } from './use-run.ts';

interface IssuesTableProps {
  issues: Issues;
  list: IssueList;
  run: Run;
  chosen: string[];
  onSelect: (ids: string[]) => void;
}

/** The issues, one a row: what kind, about what, what happened, since when and how often, and what to do. */
export const IssuesTable = ({ issues, list, run, chosen, onSelect }: IssuesTableProps) => (
  <>
    <Table density="condensed">
      <TableHead>
        <TableRow>
          <TableHeader width="min">Select</TableHeader>
          <TableHeader width="min">Kind</TableHeader>
          <TableHeader>About</TableHeader>
          <TableHeader width="max">What happened</TableHeader>
          <TableHeader width="min">{issues.choice.state === 'open' ? 'Since' : 'Closed'}</TableHeader>
          <TableHeader width="min">To do</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {list.issues.map((issue) => (
          <Row
            key={issue.issueId}
            {...{ issue, run }}
            isChosen={chosen.includes(issue.issueId)}
            look={issues.look}
            onChoose={(isChosen) =>
              onSelect(isChosen ? [...chosen, issue.issueId] : chosen.filter((id) => id !== issue.issueId))
            }
          />
        ))}
      </TableBody>
    </Table>
    <Pager pages={issues} next={list.next} />
  </>
);

interface RowProps {
  issue: IssueView;
  run: Run;
  isChosen: boolean;
  look: Issues['look'];
  onChoose: (isChosen: boolean) => void;
}

const Row = ({ issue, run, isChosen, look, onChoose }: RowProps) => (
  <TableRow>
    <TableCell width="min">
      {issue.actions.includes('run') ? (
        <Checkbox
          name={issue.issueId}
          aria-label={`Select ${[issue.title, issue.about.record?.name].filter(Boolean).join(': ')}`}
          checked={isChosen}
          onChange={onChoose}
        />
      ) : (
        <Text>–</Text>
      )}
    </TableCell>
    <TableCell width="min">
      <Text format={{ fontWeight: 'demibold' }}>{issue.title}</Text>
      <Text variant="microcopy">{directionWords[issue.direction]}</Text>
    </TableCell>
    <TableCell>
      <About issue={issue} />
    </TableCell>
    <TableCell>
      <Text>{issue.message}</Text>
      <Last issue={issue} />
    </TableCell>
    <TableCell width="min">
      <Since issue={issue} />
    </TableCell>
    <TableCell width="min">
      <Flex direction="column" gap="xs">
        <Action {...{ issue, run }} />
        <Button size="xs" overlay={<IssuePanel issue={issue} look={look} />}>
          Details
        </Button>
      </Flex>
    </TableCell>
  </TableRow>
);

/** What came of the last run, or why it is closed. */
const Last = ({ issue: { run, dismissed, closedAt } }: { issue: IssueView }) => {
  if (dismissed) return <Text variant="microcopy">{`Put aside by ${dismissed.by}: ${dismissed.reason}`}</Text>;
  if (closedAt) return <Text variant="microcopy">Closed by itself: it went through.</Text>;
  return run?.words ? <Text variant="microcopy">{`Last run: ${run.words}`}</Text> : null;
};

const Since = ({ issue: { openedAt, closedAt, timesSeen } }: { issue: IssueView }) => {
  const now = useNow();
  return (
    <>
      <Text>{ago(closedAt ?? openedAt, now)}</Text>
      <Text variant="microcopy">{count(timesSeen, 'time')}</Text>
    </>
  );
};

const Action = ({ issue: { issueId, actions, run: last }, run }: Pick<RowProps, 'issue' | 'run'>) => {
  if (actions.includes('settings')) return <SettingsLink />;
  if (!actions.includes('run')) return null;
  return (
    <LoadingButton
      size="xs"
      loading={last?.state === 'asked' && run.state.at === 'running'}
      disabled={run.state.at === 'running'}
      onClick={() => run.run({ ids: [issueId] })}
    >
      Run again
    </LoadingButton>
  );
};

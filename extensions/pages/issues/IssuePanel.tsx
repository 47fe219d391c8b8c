import {
  DescriptionList,
  DescriptionListItem,
  Flex,
  Heading,
  List,
  Panel,
  PanelBody,
  PanelSection,
  Text,
} from '@hubspot/ui-extensions';
import type { IssueView } from '../../../src/contract/issues.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { count } from '../../shared/format/words.ts';
import { About } from './About.tsx';
import { Dismiss } from './Dismiss.tsx';
import { directionWords, runWords } from './issue-words.ts';
import type { Issues } from './use-issues.ts';

/** The whole story of an issue: what it is about, the vendor's words, what to do, and what has been done. */
export const IssuePanel = ({ issue, look }: { issue: IssueView; look: Issues['look'] }) => (
  <Panel id={`issue-${issue.issueId}`} title={issue.title} width="md">
    <PanelBody>
      <PanelSection>
        <Flex direction="column" gap="md">
          <Text>{issue.message}</Text>
          <VendorWords words={issue.vendorWords} />
          <Heading>What to do</Heading>
          <Text>{issue.fix || 'Run it again.'}</Text>
          <Facts issue={issue} />
          <Heading>What has happened</Heading>
          <History issue={issue} />
          {issue.actions.includes('dismiss') && <Dismiss issue={issue} look={look} />}
        </Flex>
      </PanelSection>
    </PanelBody>
  </Panel>
);

const VendorWords = ({ words }: { words: string[] }) =>
  words.length === 0 ? null : (
    <>
      <Heading>In the vendor’s own words</Heading>
      <List>
        {words.map((said) => (
          <Text key={said}>{said}</Text>
        ))}
      </List>
    </>
  );

const Facts = ({ issue }: { issue: IssueView }) => (
  <DescriptionList direction="row">
    <DescriptionListItem label="About">
      <About issue={issue} />
    </DescriptionListItem>
    <DescriptionListItem label="Direction">
      <Text>{directionWords[issue.direction]}</Text>
    </DescriptionListItem>
    {issue.about.organisation && (
      <DescriptionListItem label="Organisation">
        <Text>{issue.about.organisation}</Text>
      </DescriptionListItem>
    )}
  </DescriptionList>
);

const History = ({ issue }: { issue: IssueView }) => {
  const { moment } = useFormat();
  const { openedAt, lastSeenAt, timesSeen, closedAt, dismissed, run } = issue;
  const seen = timesSeen === 1 ? [] : [`Seen ${count(timesSeen, 'time')}, last on ${moment(lastSeenAt)}.`];
  const ran = run ? [`Run again by ${run.by} on ${moment(run.at)}: ${run.words ?? runWords[run.state].label}`] : [];
  const how = dismissed ? `Put aside by ${dismissed.by}: ${dismissed.reason}` : 'Closed by itself';
  const closed = closedAt ? [`${how}, on ${moment(closedAt)}.`] : [];
  return (
    <List>
      {[`First seen on ${moment(openedAt)}.`, ...seen, ...ran, ...closed].map((line) => (
        <Text key={line}>{line}</Text>
      ))}
    </List>
  );
};

import {
  Accordion,
  Button,
  DescriptionList,
  DescriptionListItem,
  EmptyState,
  Flex,
  Heading,
  SearchInput,
  Text,
} from '@hubspot/ui-extensions';
import type { AdminSettings } from '../../../src/contract/settings.ts';
import { Failed } from '../../shared/states/Failed.tsx';
import { Loading } from '../../shared/states/Loading.tsx';
import type { Look } from '../service/use-change.ts';
import { Admins } from './Admins.tsx';
import { Departed } from './Departed.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { people as countPeople, rightMeanings, rightNames, type Right } from './right-words.ts';
import { TeamsTable } from './TeamsTable.tsx';
import { useRights, type PeopleRights } from './use-rights.ts';

interface PeopleTabProps {
  settings: AdminSettings;
  look: Look;
}

/** Who may see and do what: what holds for each person and why, what is set for people and teams, and who is an admin (C67). */
export const PeopleTab = ({ settings, look }: PeopleTabProps) => {
  const rights = useRights();
  const lookAtAll: Look = async () => {
    const problem = await look();
    return (await rights.look()) ?? problem;
  };
  const { known } = rights;
  return (
    <Flex direction="column" gap="lg">
      <Meanings />
      <People rights={rights} look={lookAtAll} />
      {known !== null && known.teams.length > 0 && (
        <Flex direction="column" gap="sm">
          <Heading>Teams</Heading>
          <Text>What is set for a team holds for its members of whom nothing of their own is set.</Text>
          <TeamsTable answer={known} look={lookAtAll} />
        </Flex>
      )}
      {known !== null && <Departed people={known.departed} look={lookAtAll} />}
      <Flex direction="column" gap="sm">
        <Heading>Admins</Heading>
        <Admins settings={settings} look={lookAtAll} />
      </Flex>
    </Flex>
  );
};

const Meanings = () => (
  <Flex direction="column" gap="sm">
    <Text>
      By default people see amounts on their own and their team’s records, and the standing alone elsewhere. You can
      allow more, or less, for a person or a team; every look at amounts is logged.
    </Text>
    <Accordion title="What each right means" size="sm">
      <DescriptionList>
        {(Object.keys(rightNames) as Right[]).map((right) => (
          <DescriptionListItem key={right} label={rightNames[right]}>
            <Text>{rightMeanings[right]}</Text>
          </DescriptionListItem>
        ))}
      </DescriptionList>
    </Accordion>
  </Flex>
);

const People = ({ rights, look }: { rights: PeopleRights; look: Look }) => {
  const { search, find, goTo, state, reload } = rights;
  return (
    <Flex direction="column" gap="sm">
      <Heading>People</Heading>
      <SearchInput
        label="Find a person"
        name="people-search"
        description="By name, email or team"
        value={search}
        onChange={(text) => find(text.trim())}
      />
      {state.status === 'loading' && <Loading label="Reading who may do what" />}
      {state.status === 'failed' && <Failed problem={state.problem} onRetry={reload} />}
      {state.status === 'ready' && state.value.found === 0 && <Nobody {...{ search, find, reload }} />}
      {state.status === 'ready' && state.value.found > 0 && (
        <>
          <Text variant="microcopy">{countPeople(state.value.found)}</Text>
          <PeopleTable answer={state.value} {...{ goTo, look }} />
        </>
      )}
    </Flex>
  );
};

/** Nobody is called that; or HubSpot’s people are not read yet. */
const Nobody = ({ search, find, reload }: Pick<PeopleRights, 'search' | 'find' | 'reload'>) =>
  search === '' ? (
    <EmptyState title="Nobody is known yet" layout="vertical">
      <Text>The people of your HubSpot account are read right after the install. Look again in a minute.</Text>
      <Button onClick={reload}>Look again</Button>
    </EmptyState>
  ) : (
    <EmptyState title="Nobody is called that" layout="vertical">
      <Text>No name, email or team holds “{search}”.</Text>
      <Button onClick={() => find('')}>Show everybody</Button>
    </EmptyState>
  );

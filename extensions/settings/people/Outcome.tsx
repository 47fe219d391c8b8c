import { DescriptionList, DescriptionListItem, Flex, Heading, Text } from '@hubspot/ui-extensions';
import type { OutcomeAnswer, Tallies } from '../../../src/contract/rights.ts';
import { pathWith } from '../../shared/service/ask.ts';
import { useAnswer } from '../../shared/service/use-answer.ts';
import { Failed } from '../../shared/states/Failed.tsx';
import { Loading } from '../../shared/states/Loading.tsx';
import { kindOf, people, rightNames, scopeNames, scopes } from './right-words.ts';
import type { RightsDraft, Subject } from './use-rights-draft.ts';

/** What the person, or how many people of the team, could do once it is saved; asked as soon as something is chosen otherwise. */
export const Outcome = ({
  subject: { kind, id },
  draft: { said, isChanged },
}: {
  subject: Subject;
  draft: RightsDraft;
}) => {
  const words = Object.fromEntries(scopes.map((scope) => [scope, said[scope] ?? '']));
  const path = isChanged ? pathWith('/settings/rights/outcome', { kind, id, ...words }) : null;
  const { state, reload } = useAnswer<OutcomeAnswer>(path);
  if (path === null) return null;
  if (state.status === 'failed') return <Failed problem={state.problem} onRetry={reload} />;
  const outcome = state.status === 'ready' ? state.value : state.before;
  if (!outcome) return <Loading label="Working out what it comes to" />;
  return (
    <Flex direction="column" gap="xs">
      <Heading>Once it is saved</Heading>
      <Told {...{ outcome }} isOne={kind === 'user'} />
    </Flex>
  );
};

const Told = ({ outcome, isOne }: { outcome: OutcomeAnswer; isOne: boolean }) => {
  if (outcome.people === 0) return <Text>Nobody is in this team at the moment.</Text>;
  return (
    <DescriptionList>
      {scopes.map((scope) => {
        const [then, now] = [outcome.then, outcome.now].map((all) => tallyWords(all[kindOf[scope]], isOne));
        return (
          <DescriptionListItem key={scope} label={scopeNames[scope]}>
            <Text format={{ fontWeight: then === now ? 'regular' : 'demibold' }}>{then}</Text>
            <Text variant="microcopy">{then === now ? 'As now' : `Now: ${now}`}</Text>
          </DescriptionListItem>
        );
      })}
    </DescriptionList>
  );
};

/** E.g. `Amounts`; of a team `Everything: 1 person, Amounts: 7 people`. */
const tallyWords = (tallies: Tallies['own'], isOne: boolean): string =>
  tallies.map((tally) => rightNames[tally.right] + (isOne ? '' : `: ${people(tally.people)}`)).join(', ');

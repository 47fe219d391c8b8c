import { Alert, List, Text } from '@hubspot/ui-extensions';
import type { DealBilling } from '../../../../src/contract/schedule.ts';
import { useFormat } from '../../../shared/format/use-format.ts';
import type { ScheduleEdits } from './use-schedule.ts';

interface FoundProps {
  billing: DealBilling;
  edits: ScheduleEdits;
}

/** What keeps the steps from being saved, each with what to do; or what they come to. */
export const Found = ({ billing: { deal, currency }, edits: { tried, isWhole } }: FoundProps) => {
  const { money } = useFormat();
  if (!isWhole) return <Text>Fill in every step first.</Text>;
  if (tried.problem)
    return (
      <Alert variant="warning" title={tried.problem.message}>
        <Text>The steps can be saved all the same; they are looked at again then.</Text>
      </Alert>
    );
  if (!tried.answer) return null;
  const { problems } = tried.answer;
  if (problems.length > 0)
    return (
      <Alert variant="warning" title="Before the steps can be saved">
        <List>
          {problems.map(({ index, message, fix }) => (
            <Text key={`${index} ${message}`}>{`${index === null ? '' : `Step ${index + 1}: `}${message} ${fix}`}</Text>
          ))}
        </List>
      </Alert>
    );
  return (
    <Text>
      {deal === null
        ? 'The deal has no amount yet: what each step comes to is known once it has one.'
        : `Together the steps bill the whole deal: ${money(deal, currency)} without tax.`}
    </Text>
  );
};

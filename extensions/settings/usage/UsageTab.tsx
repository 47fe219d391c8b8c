import { Flex, Text } from '@hubspot/ui-extensions';
import type { CallsAnswer } from '../../../src/contract/calls.ts';
import { useAnswer } from '../../shared/service/use-answer.ts';
import { Failed } from '../../shared/states/Failed.tsx';
import { Loading } from '../../shared/states/Loading.tsx';
import { Usage } from './Usage.tsx';

/** How many calls Tieout makes of those that Xero and HubSpot allow (C63, C64). */
export const UsageTab = () => {
  const { state, reload } = useAnswer<CallsAnswer>('/settings/calls');
  if (state.status === 'loading') return <Loading label="Counting the calls" />;
  if (state.status === 'failed') return <Failed problem={state.problem} onRetry={reload} />;
  return (
    <Flex direction="column" gap="md">
      <Text>
        Opening a card makes no calls. They are made to read what has changed, and when somebody creates or changes an
        invoice. The last tenth of a day is kept for people.
      </Text>
      {state.value.map((usage) => (
        <Usage key={usage.tenantId} usage={usage} />
      ))}
    </Flex>
  );
};

import { Alert, Flex, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import type { IntentState } from '../../../src/contract/invoicing.ts';

const words = {
  in_progress: 'It is on its way to Xero.',
  checking: 'Xero’s answer was lost. Whether it went through is being found out; nothing is sent twice.',
};

interface ProgressProps {
  intent: IntentState;
  /** Whether the card goes on asking how it stands. */
  isWatched: boolean;
}

/** A write that is not settled yet. */
export const Progress = ({ intent, isWatched }: ProgressProps) => {
  const said = intent.state === 'checking' ? words.checking : words.in_progress;
  if (isWatched)
    return (
      <Flex direction="column" gap="xs">
        <LoadingSpinner label="Creating the invoice" showLabel />
        <Text>{said}</Text>
      </Flex>
    );
  return (
    <Alert variant="info" title="It is still being worked on">
      <Text>{said}</Text>
      <Text>It goes on by itself and will appear here; refresh in a minute to look.</Text>
    </Alert>
  );
};

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
  /** What is being written, e.g. `Creating the invoice`. */
  doing: string;
}

/** A write that is not settled yet. */
export const Progress = ({ intent, isWatched, doing }: ProgressProps) => {
  const said = intent.state === 'checking' ? words.checking : words.in_progress;
  if (isWatched)
    return (
      <Flex direction="column" gap="xs">
        <LoadingSpinner label={doing} showLabel />
        <Text>{said}</Text>
      </Flex>
    );
  return <GoesOn title="It is still being worked on" said={said} />;
};

/** A write that was begun elsewhere, or before the card was opened. */
export const Pending = ({ intent: { state } }: Pick<ProgressProps, 'intent'>) => (
  <GoesOn title="A change is on its way to Xero" said={state === 'checking' ? words.checking : null} />
);

const GoesOn = ({ title, said }: { title: string; said: string | null }) => (
  <Alert variant="info" title={title}>
    {said !== null && <Text>{said}</Text>}
    <Text>It goes on by itself and will appear here; refresh in a minute to look.</Text>
  </Alert>
);

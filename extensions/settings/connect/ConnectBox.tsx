import { Alert, Button, Flex, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { Connect } from './use-connect.ts';

interface ConnectBoxProps {
  connect: Connect;
  /** Shows the way of that panel alone. */
  subject: string | null;
}

/** The way to Xero, in the panel where somebody has begun it. */
export const ConnectBox = ({ connect, subject }: ConnectBoxProps) => {
  const { connecting } = connect;
  if (connecting.at === 'rest' || connecting.subject !== subject) return null;
  const way = { ...connect, again: () => connect.begin(subject) };
  switch (connecting.at) {
    case 'asking':
      return <LoadingSpinner label="Getting a link to Xero" showLabel />;
    case 'offered':
      return <Offered {...way} url={connecting.url} />;
    case 'waiting':
      return <Waiting {...way} />;
    case 'given_up':
      return <GivenUp {...way} />;
    case 'failed':
      return <Refused {...way} problem={connecting.problem} />;
  }
};

interface Way extends Pick<Connect, 'follow' | 'cancel'> {
  again: () => void;
}

const Offered = ({ url, follow, cancel }: Way & { url: string }) => (
  <Alert variant="info" title="Go on at Xero, in a new window">
    <Flex direction="column" gap="sm">
      <Text>
        There you sign in, choose the organisation and agree to what Tieout may do. The link is for you alone, good once
        and for five minutes.
      </Text>
      <Flex gap="sm">
        <Button variant="primary" href={{ url, external: true }} onClick={follow}>
          Continue to Xero
        </Button>
        <Button onClick={cancel}>Not now</Button>
      </Flex>
    </Flex>
  </Alert>
);

const Waiting = ({ again, cancel }: Way) => (
  <Flex direction="column" gap="sm">
    <LoadingSpinner label="Waiting for you to finish in the other window" showLabel />
    <Text variant="microcopy">This page looks every few seconds and goes on by itself.</Text>
    <Flex gap="sm">
      <Button onClick={again}>Start again</Button>
      <Button onClick={cancel}>Stop waiting</Button>
    </Flex>
  </Flex>
);

const GivenUp = ({ again, cancel }: Way) => (
  <Alert variant="warning" title="Nothing has come back from Xero">
    <Flex direction="column" gap="sm">
      <Text>If you have finished in the other window, refresh this page. If not, start again with a new link.</Text>
      <Flex gap="sm">
        <Button onClick={again}>Start again</Button>
        <Button onClick={cancel}>Close</Button>
      </Flex>
    </Flex>
  </Alert>
);

const Refused = ({ again, cancel, problem: { message, fix } }: Way & { problem: Problem }) => (
  <Alert variant="danger" title={message}>
    <Flex direction="column" gap="sm">
      {fix && <Text>{fix}</Text>}
      <Flex gap="sm">
        <Button onClick={again}>Start again</Button>
        <Button onClick={cancel}>Close</Button>
      </Flex>
    </Flex>
  </Alert>
);

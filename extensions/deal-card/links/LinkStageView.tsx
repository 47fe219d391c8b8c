import { Alert, Button, Flex, Text } from '@hubspot/ui-extensions';
import { Loading } from '../../shared/states/Loading.tsx';
import type { Linking } from './use-linking.ts';

/** How linking stands: under way, to be confirmed, or refused with why. What was done well is told beside the card. */
export const LinkStageView = ({ linking: { stage, link, reset } }: { linking: Linking }) => {
  switch (stage.at) {
    case 'ready':
    case 'done':
      return null;
    case 'working':
      return <Loading label="Linking the invoice" />;
    case 'over':
      return (
        <Alert variant="warning" title="More is billed then than the deal comes to">
          <Text>{stage.message}</Text>
          <Flex gap="sm">
            <Button size="sm" onClick={() => link(stage.link, true)}>
              Link it all the same
            </Button>
            <Button size="sm" onClick={reset}>
              Do not link it
            </Button>
          </Flex>
        </Alert>
      );
    case 'refused':
      return (
        <Alert variant="danger" title={stage.problem.message}>
          {stage.problem.fix && <Text>{stage.problem.fix}</Text>}
        </Alert>
      );
  }
};

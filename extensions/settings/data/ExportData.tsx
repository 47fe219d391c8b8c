import { Alert, Button, Flex, Heading, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useEffect, useState } from 'react';
import type { ExportAnswer } from '../../../src/contract/settings.ts';
import { ChangeProblem } from '../service/ChangeProblem.tsx';
import { useChange } from '../service/use-change.ts';

/** Milliseconds for which the link of an export is good. */
const goodFor = 60_000;

/** Everything that is stored of the account, in one file. A card can open no window: the person follows a link. */
export const ExportData = () => {
  const { state, run } = useChange<ExportAnswer>('/settings/export');
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (url === null) return;
    const timer = setTimeout(() => setUrl(null), goodFor);
    return () => clearTimeout(timer);
  }, [url]);
  const ask = async (): Promise<void> => setUrl((await run({}))?.url ?? null);
  return (
    <Flex direction="column" gap="sm">
      <Heading>Export</Heading>
      <Text>
        Everything that Tieout stores of this account, in one compressed file with one line of JSON for each record.
        Access keys to HubSpot and Xero are left out. Who exported is noted.
      </Text>
      {url === null ? (
        <Flex>
          <LoadingButton loading={state.at === 'running'} onClick={ask}>
            Export everything
          </LoadingButton>
        </Flex>
      ) : (
        <Alert variant="info" title="The export is ready">
          <Flex direction="column" gap="sm">
            <Text>The link is for you alone, good once and for one minute. A large account takes a while to load.</Text>
            <Flex>
              <Button variant="primary" href={{ url, external: true }} onClick={() => setUrl(null)}>
                Download
              </Button>
            </Flex>
          </Flex>
        </Alert>
      )}
      <ChangeProblem state={state} />
    </Flex>
  );
};

import { Alert, Button, Flex, Link, Text, Toggle } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { AdminSettings } from '../../../src/contract/settings.ts';
import { ChangeProblem } from '../service/ChangeProblem.tsx';
import { useChange, type Look } from '../service/use-change.ts';

interface WriteBackTabProps {
  writeBack: AdminSettings['writeBack'];
  look: Look;
}

/** Whether standing, dates and amounts are written to properties, where lists and reports can use them. */
export const WriteBackTab = ({ writeBack, look }: WriteBackTabProps) => {
  const { state, run } = useChange('/settings/write-back', look);
  const [asking, setAsking] = useState<'amounts' | 'off' | null>(null);
  const { mode, allowed } = writeBack;
  const isRunning = state.at === 'running';
  const set = async (wanted: typeof mode, clear = false): Promise<void> => {
    await run({ mode: wanted, clear }, SAID[wanted]);
    setAsking(null);
  };
  return (
    <Flex direction="column" gap="md">
      <Text>
        Tieout can write to properties of companies, of contacts without a company, and of deals that were invoiced, in
        the group “Tieout”, for lists, reports and workflows. They are looked at every hour, and written when they have
        changed.
      </Text>
      {!allowed && <NotAllowed allowUrl={writeBack.allowUrl} />}
      <Toggle
        name="write-back"
        label="Write standing and dates"
        labelDisplay="top"
        checked={mode !== 'off'}
        readOnly={isRunning || (!allowed && mode === 'off')}
        onChange={(on) => (on ? void set('standing') : setAsking('off'))}
      />
      <Toggle
        name="write-back-amounts"
        label="Write amounts too"
        labelDisplay="top"
        checked={mode === 'amounts'}
        readOnly={isRunning || mode === 'off'}
        onChange={(on) => (on ? setAsking('amounts') : void set('standing'))}
      />
      {asking === 'amounts' && <AskAmounts set={set} leave={() => setAsking(null)} />}
      {asking === 'off' && <AskOff set={set} leave={() => setAsking(null)} />}
      <ChangeProblem state={state} />
    </Flex>
  );
};

interface AskProps {
  set: (wanted: 'off' | 'amounts', clear?: boolean) => Promise<void>;
  leave: () => void;
}

const AskAmounts = ({ set, leave }: AskProps) => (
  <Alert variant="warning" title="Everybody who sees a record will see its amounts">
    <Flex direction="column" gap="sm">
      <Text>
        Properties show in lists, reports and exports to everyone who may see the record. What people may see on the
        card does not hold for them. Of a customer with several currencies no amount is written.
      </Text>
      <Flex gap="sm">
        <Button onClick={() => void set('amounts')}>Write amounts</Button>
        <Button onClick={leave}>Not now</Button>
      </Flex>
    </Flex>
  </Alert>
);

const AskOff = ({ set, leave }: AskProps) => (
  <Alert variant="warning" title="What becomes of the values that were written?">
    <Flex gap="sm">
      <Button onClick={() => void set('off', true)}>Stop and clear them</Button>
      <Button onClick={() => void set('off')}>Stop and leave them</Button>
      <Button onClick={leave}>Go on writing</Button>
    </Flex>
  </Alert>
);

const SAID = {
  off: 'Nothing is written to HubSpot any more.',
  standing: 'Standing and dates are being written.',
  amounts: 'Standing, dates and amounts are being written.',
};

const NotAllowed = ({ allowUrl }: { allowUrl: string }) => (
  <Text>
    HubSpot has not allowed Tieout to write to records.{' '}
    <Link href={{ url: allowUrl, external: true }}>Install Tieout again to allow it</Link>; nothing that is set or
    stored is lost.
  </Text>
);

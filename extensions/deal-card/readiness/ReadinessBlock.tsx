import { Accordion, Button, Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import type { Readiness } from '../../../src/contract/readiness.ts';
import { CreatePanel } from '../create/CreatePanel.tsx';
import type { May } from '../create/may.ts';
import type { Creation } from '../create/use-creation.ts';
import { ReadinessGlance } from './ReadinessGlance.tsx';
import { isMendedHere, labelsIn, stateLooks, type Check } from './readiness-words.ts';

interface ReadinessBlockProps {
  readiness: Readiness;
  /** Null: this person may not make invoices, and so mends nothing here. */
  mending: { creation: Creation; may: May } | null;
}

const panelId = 'mend';

/** Whether the deal could be billed, at any stage: at a glance, and opened check by check with why and what to do. */
export const ReadinessBlock = ({ readiness, mending }: ReadinessBlockProps) => {
  const found = readiness.checks.filter(({ state }) => state === 'missing' || state === 'warning');
  const passed = labelsIn(readiness, 'passed');
  return (
    <Flex direction="column" gap="xs">
      <ReadinessGlance readiness={readiness} />
      <Accordion title="What was checked" size="xs">
        <Flex direction="column" gap="sm">
          {found.map((check) => (
            <Finding key={`${check.id} ${check.lineId ?? ''} ${check.why ?? ''}`} check={check} />
          ))}
          {passed.length > 0 && <Text variant="microcopy">Passed: {passed.join(', ')}</Text>}
          {found.some(isMendedHere) && mending && (
            <Flex justify="start">
              <Button
                size="sm"
                onClick={mending.creation.open}
                overlay={<CreatePanel id={panelId} title="What is missing" {...mending} />}
              >
                Mend it here
              </Button>
            </Flex>
          )}
        </Flex>
      </Accordion>
    </Flex>
  );
};

const Finding = ({ check: { label, state, why, fix } }: { check: Check }) => {
  const [words, variant] = stateLooks[state];
  return (
    <Flex direction="column" gap="flush">
      <Flex align="center" gap="xs">
        <Text format={{ fontWeight: 'demibold' }}>{label}</Text>
        <StatusTag variant={variant}>{words}</StatusTag>
      </Flex>
      {why && <Text>{why}</Text>}
      {fix && <Text variant="microcopy">{fix}</Text>}
    </Flex>
  );
};

import { Accordion, Button, Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Readiness } from '../../../src/contract/readiness.ts';
import { CreatePanel } from '../create/CreatePanel.tsx';
import type { May } from '../create/may.ts';
import type { Creation } from '../create/use-creation.ts';
import type { Billed } from '../create/creation-stage.ts';
import { ReadinessGlance } from './ReadinessGlance.tsx';
import { isMendedHere, labelsIn, stateLooks, type Check } from './readiness-words.ts';

interface ReadinessBlockProps {
  /** Null: it is not known, or the deal is billed. */
  readiness: Readiness | null;
  creation: Creation;
  may: May;
  /** Whether this person may make invoices, and so mend what keeps one from being made. */
  mayMend: boolean;
  /** What would be billed. */
  next: Billed;
}

/**
 * Whether the deal could be billed, at any stage: at a glance, and opened check by check with why and what to do. The button
 * that mends it stays, shut, until its panel is closed: what was just done must not vanish with it.
 */
export const ReadinessBlock = ({ readiness, creation, may, mayMend, next }: ReadinessBlockProps) => {
  const [isUsed, setUsed] = useState(false);
  const found = readiness?.checks.filter(({ state }) => state === 'missing' || state === 'warning') ?? [];
  const canMend = mayMend && found.some(isMendedHere);
  const mend = (): void => {
    setUsed(true);
    creation.open(next);
  };
  return (
    <Flex direction="column" gap="xs">
      <Flex align="center" justify="between">
        {readiness && <ReadinessGlance readiness={readiness} />}
        {(canMend || isUsed) && (
          <Button
            size="sm"
            disabled={!canMend}
            onClick={mend}
            overlay={
              <CreatePanel id="mend" title="What is missing" {...{ creation, may }} onClose={() => setUsed(false)} />
            }
          >
            Mend it here
          </Button>
        )}
      </Flex>
      {readiness && <Checked found={found} readiness={readiness} />}
    </Flex>
  );
};

const Checked = ({ found, readiness }: { found: Check[]; readiness: Readiness }) => {
  const passed = labelsIn(readiness, 'passed');
  const whys = readiness.checks.flatMap(({ state, why }) => (state === 'passed' && why ? [why] : []));
  return (
    <Accordion title="What was checked" size="xs">
      <Flex direction="column" gap="sm">
        {found.map((check) => (
          <Finding key={`${check.id} ${check.lineId ?? ''} ${check.why ?? ''}`} check={check} />
        ))}
        {passed.length > 0 && <Text variant="microcopy">Passed: {passed.join(', ')}</Text>}
        {whys.map((why) => (
          <Text key={why} variant="microcopy">
            {why}
          </Text>
        ))}
      </Flex>
    </Accordion>
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

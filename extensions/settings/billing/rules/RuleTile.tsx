import { Alert, Button, Flex, Text, Tile } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';

interface RuleTileProps {
  /** E.g. `Rule 2`. */
  label: string;
  /** What it says, in words. */
  summary: string;
  /** What is wrong with it, in words; null: nothing. */
  fault: string | null;
  isOpen: boolean;
  isFirst: boolean;
  isLast: boolean;
  onToggle: () => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
  /** Its fields, shown while it is open. */
  children: ReactNode;
}

/** One rule of an ordered list: what it says, what can be done with it, and its fields. */
export const RuleTile = ({ label, summary, fault, isOpen, children, ...rule }: RuleTileProps) => (
  <Tile compact>
    <Flex direction="column" gap="sm">
      <Flex justify="between" align="start" gap="sm">
        <Text format={{ fontWeight: 'demibold' }}>{`${label}: ${summary}`}</Text>
        <Flex gap="xs">
          <Button size="xs" onClick={rule.onToggle}>
            {isOpen ? 'Close' : 'Edit'}
          </Button>
          <Button size="xs" disabled={rule.isFirst} onClick={() => rule.onMove(-1)}>
            Up
          </Button>
          <Button size="xs" disabled={rule.isLast} onClick={() => rule.onMove(1)}>
            Down
          </Button>
          <Button size="xs" onClick={rule.onRemove}>
            Remove
          </Button>
        </Flex>
      </Flex>
      {fault !== null && <Alert variant="danger" title={fault} />}
      {isOpen && children}
    </Flex>
  </Tile>
);

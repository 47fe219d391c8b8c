import { Flex, StatusTag, Tag } from '@hubspot/ui-extensions';
import type { Readiness } from '../../../src/contract/readiness.ts';
import { headline, labelsIn } from './readiness-words.ts';

/** How far a deal is, and what is missing, at a glance (C70, C75). */
export const ReadinessGlance = ({ readiness }: { readiness: Readiness }) => {
  const [label, variant] = headline(readiness);
  return (
    <Flex align="center" gap="xs" wrap="wrap">
      <StatusTag variant={variant}>{label}</StatusTag>
      {labelsIn(readiness, 'missing').map((missing) => (
        <Tag key={missing} variant="error">
          {missing}
        </Tag>
      ))}
      {labelsIn(readiness, 'warning').map((warning) => (
        <Tag key={warning} variant="warning">
          {warning}
        </Tag>
      ))}
    </Flex>
  );
};

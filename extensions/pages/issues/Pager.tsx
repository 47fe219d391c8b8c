import { Button, Flex, Text } from '@hubspot/ui-extensions';
import type { Issues } from './use-issues.ts';

/** Goes through the pages; nothing where there is one alone. */
export const Pager = ({ issues, next }: { issues: Issues; next: string | null }) =>
  issues.pagesBefore === 0 && next === null ? null : (
    <Flex gap="sm" justify="end" align="center">
      <Text variant="microcopy">{`Page ${issues.pagesBefore + 1}`}</Text>
      <Button size="xs" disabled={issues.pagesBefore === 0} onClick={issues.back}>
        Previous page
      </Button>
      <Button size="xs" disabled={next === null} onClick={() => issues.forward(next ?? '')}>
        Next page
      </Button>
    </Flex>
  );

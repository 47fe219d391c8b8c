import { Button, Flex, Text } from '@hubspot/ui-extensions';

/** Where in a list with pages a person is. */
interface Pages {
  /** How many pages lie before this one. */
  pagesBefore: number;
  forward: (cursor: string) => void;
  back: () => void;
}

/** Goes through the pages; nothing where there is one alone. */
export const Pager = ({ pages, next }: { pages: Pages; next: string | null }) =>
  pages.pagesBefore === 0 && next === null ? null : (
    <Flex gap="sm" justify="end" align="center">
      <Text variant="microcopy">{`Page ${pages.pagesBefore + 1}`}</Text>
      <Button size="xs" disabled={pages.pagesBefore === 0} onClick={pages.back}>
        Previous page
      </Button>
      <Button size="xs" disabled={next === null} onClick={() => pages.forward(next ?? '')}>
        Next page
      </Button>
    </Flex>
  );

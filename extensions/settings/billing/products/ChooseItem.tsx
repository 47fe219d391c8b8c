import {
  Button,
  Flex,
  Panel,
  PanelBody,
  PanelSection,
  SearchInput,
  Table,
  TableBody,
  TableCell,
  TableRow,
  Text,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { ItemList, MappingRow } from '../../../../src/contract/mapping.ts';
import { pathWith } from '../../../shared/service/ask.ts';
import { useAnswer } from '../../../shared/service/use-answer.ts';
import { Failed } from '../../../shared/states/Failed.tsx';
import { Loading } from '../../../shared/states/Loading.tsx';
import type { Linking } from './use-link.ts';

interface ChooseItemProps {
  tenantId: string;
  row: MappingRow;
  linking: Linking;
}

/** The items that a product can be billed as: those that are alike first, then what is looked for. */
export const ChooseItem = ({ tenantId, row, linking }: ChooseItemProps) => {
  const { closeOverlay } = useExtensionActions<'settings'>();
  const [search, setSearch] = useState('');
  const id = `item-of-${row.productId}`;
  const path = search === '' ? null : pathWith('/settings/mapping/items', { tenantId, search });
  const { state, reload } = useAnswer<ItemList>(path);
  const choose = (itemId: string): void => {
    closeOverlay(id);
    void linking.link(row.productId, itemId);
  };
  return (
    <Panel id={id} title={`What ${row.name} is billed as`} width="md">
      <PanelBody>
        <PanelSection>
          <Flex direction="column" gap="md">
            <SearchInput
              label="Code or name of the item"
              name={`search-${row.productId}`}
              value={search}
              onChange={(text) => setSearch(text.trim())}
            />
            {search === '' && (
              <Items items={row.proposals} none="Look for an item: none is like the product." {...{ choose }} />
            )}
            {path !== null && state.status === 'loading' && <Loading label="Looking for items" />}
            {path !== null && state.status === 'failed' && <Failed problem={state.problem} onRetry={reload} />}
            {path !== null && state.status === 'ready' && (
              <Items
                items={state.value.items}
                none="No item that you sell has this in its code or name."
                {...{ choose }}
              />
            )}
          </Flex>
        </PanelSection>
      </PanelBody>
    </Panel>
  );
};

interface ItemsProps {
  items: ItemList['items'];
  none: string;
  choose: (itemId: string) => void;
}

const Items = ({ items, none, choose }: ItemsProps) =>
  items.length === 0 ? (
    <Text>{none}</Text>
  ) : (
    <Table density="condensed">
      <TableBody>
        {items.map(({ itemId, code, name }) => (
          <TableRow key={itemId}>
            <TableCell width="min">
              <Text>{code}</Text>
            </TableCell>
            <TableCell>
              <Text>{name}</Text>
            </TableCell>
            <TableCell width="min" align="right">
              <Button size="xs" onClick={() => choose(itemId)}>
                Use
              </Button>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );

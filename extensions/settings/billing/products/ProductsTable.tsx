import {
  Button,
  Flex,
  LoadingButton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import type { MappingRow } from '../../../../src/contract/mapping.ts';
import { useFormat } from '../../../shared/format/use-format.ts';
import type { Options } from '../documents.ts';
import { ChooseItem } from './ChooseItem.tsx';
import { CreateItem } from './CreateItem.tsx';
import type { Linking } from './use-link.ts';
import type { Mapping } from './use-mapping.ts';

interface ProductsTableProps {
  tenantId: string;
  rows: MappingRow[];
  options: Options;
  linking: Linking;
  mapping: Mapping;
}

/** The products, one a row: what it is billed as and why, and what can be done. */
export const ProductsTable = ({ rows, ...table }: ProductsTableProps) => (
  <Table density="condensed">
    <TableHead>
      <TableRow>
        <TableHeader>Product</TableHeader>
        <TableHeader>Item in Xero</TableHeader>
        <TableHeader width="min" align="right">
          To do
        </TableHeader>
      </TableRow>
    </TableHead>
    <TableBody>
      {rows.map((row) => (
        <TableRow key={row.productId}>
          <TableCell>
            <Product row={row} />
          </TableCell>
          <TableCell>
            <Item row={row} />
          </TableCell>
          <TableCell width="min" align="right">
            <Actions {...table} row={row} />
          </TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
);

const Product = ({ row: { name, sku, price } }: { row: MappingRow }) => {
  const { number } = useFormat();
  const facts = [sku === null ? [] : [`SKU ${sku}`], price === null ? [] : [`Price ${number(price)}`]].flat();
  return (
    <>
      <Text format={{ fontWeight: 'demibold' }}>{name}</Text>
      {facts.length > 0 && <Text variant="microcopy">{facts.join(' · ')}</Text>}
    </>
  );
};

const nameOf = ({ code, name }: { code: string; name: string }): string => (name === '' ? code : `${code} – ${name}`);

const Item = ({ row: { item, proposals, linked, problem } }: { row: MappingRow }) => {
  const { moment } = useFormat();
  const [proposed] = proposals;
  const why = linked ? `Chosen by ${linked.by}, ${moment(linked.at)}` : 'Its code is the SKU';
  return (
    <>
      {item && <Text>{nameOf(item)}</Text>}
      {item && <Text variant="microcopy">{why}</Text>}
      {problem !== null && <Text>{problem}</Text>}
      {!item && proposed && <Text>{`Proposed: ${nameOf(proposed)}`}</Text>}
      {!item && proposed && <Text variant="microcopy">{`${Math.round(proposed.likeness * 100)}% alike`}</Text>}
      {!item && !proposed && problem === null && <Text variant="microcopy">No item is like it.</Text>}
    </>
  );
};

const Actions = ({
  tenantId,
  row,
  options,
  linking,
  mapping,
}: Omit<ProductsTableProps, 'rows'> & { row: MappingRow }) => {
  const { productId, item, proposals, linked } = row;
  const [proposed] = proposals;
  const isRunning = linking.state.at === 'running';
  return (
    <Flex gap="xs" justify="end">
      {!item && proposed && (
        <LoadingButton size="xs" loading={isRunning} onClick={() => void linking.link(productId, proposed.itemId)}>
          Confirm
        </LoadingButton>
      )}
      <Button size="xs" overlay={<ChooseItem {...{ tenantId, row, linking }} />}>
        {item ? 'Change' : 'Choose'}
      </Button>
      {row.state === 'unmapped' && (
        <Button size="xs" overlay={<CreateItem {...{ tenantId, row, options, linking, mapping }} />}>
          Create
        </Button>
      )}
      {linked && (
        <LoadingButton size="xs" loading={isRunning} onClick={() => void linking.link(productId, null)}>
          Unlink
        </LoadingButton>
      )}
    </Flex>
  );
};

import { EmptyState, Flex, SearchInput, Select, Text } from '@hubspot/ui-extensions';
import type { MappingPage } from '../../../../src/contract/mapping.ts';
import { Pager } from '../../../shared/pages/Pager.tsx';
import { Failed } from '../../../shared/states/Failed.tsx';
import { Loading } from '../../../shared/states/Loading.tsx';
import { ChangeProblem } from '../../service/ChangeProblem.tsx';
import type { Options } from '../documents.ts';
import { ProductsTable } from './ProductsTable.tsx';
import { useLink } from './use-link.ts';
import { useMapping, type Mapping, type MappingChoice } from './use-mapping.ts';

const states = [
  { value: 'any', label: 'All products' },
  { value: 'proposed', label: 'To be confirmed' },
  { value: 'unmapped', label: 'Without an item' },
  { value: 'mapped', label: 'With an item' },
];

interface ProductsTopicProps {
  tenantId: string;
  options: Options;
}

/** Which item in Xero each product of HubSpot is billed as: seen, confirmed, chosen and taken back. */
export const ProductsTopic = ({ tenantId, options }: ProductsTopicProps) => {
  const mapping = useMapping(tenantId);
  const { choice, choose, state, reload } = mapping;
  return (
    <Flex direction="column" gap="md">
      <Text>
        A product is billed as the item that somebody has chosen for it, else as the one whose code is its SKU. What is
        only alike is proposed, and used once somebody has confirmed it.
      </Text>
      <Select
        label="Show"
        name="mapping-state"
        value={choice.state}
        options={states}
        onChange={(value) => choose({ state: value as MappingChoice['state'] })}
      />
      <SearchInput
        label="Name or SKU"
        name="mapping-search"
        value={choice.search}
        onChange={(search) => choose({ search: search.trim() })}
      />
      {state.status === 'loading' && <Loading label="Reading the products" />}
      {state.status === 'failed' && <Failed problem={state.problem} onRetry={reload} />}
      {state.status === 'ready' && <Products {...{ tenantId, options, mapping }} page={state.value} />}
    </Flex>
  );
};

interface ProductsProps extends ProductsTopicProps {
  mapping: Mapping;
  page: MappingPage;
}

const Products = ({ tenantId, options, mapping, page: { rows, next } }: ProductsProps) => {
  const linking = useLink(tenantId, mapping);
  return (
    <>
      <ChangeProblem state={linking.state} />
      {rows.length === 0 ? (
        <None {...{ next, mapping }} />
      ) : (
        <ProductsTable {...{ tenantId, options, rows, linking, mapping }} />
      )}
      <Pager pages={mapping} {...{ next }} />
    </>
  );
};

/** A page without products may be followed by one with some. */
const None = ({ next, mapping: { choice } }: { next: string | null; mapping: Mapping }) => {
  if (next !== null) return <Text>None on this page. There are more.</Text>;
  const isNarrowed = choice.state !== 'any' || choice.search !== '';
  return (
    <EmptyState title={isNarrowed ? 'No product is so' : 'HubSpot has no products yet'} layout="vertical">
      <Text>
        {isNarrowed
          ? 'Show all products, or look for something else.'
          : 'As soon as there are products in HubSpot’s library they stand here.'}
      </Text>
    </EmptyState>
  );
};

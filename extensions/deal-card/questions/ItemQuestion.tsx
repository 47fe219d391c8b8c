import { Alert, Checkbox, Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { ChoiceQuestion } from './ChoiceQuestion.tsx';
import { forLine, type QuestionProps } from './question.ts';
import { useProductItem } from './use-product-item.ts';

type Line = InvoiceDraft['lines'][number];

/** Stands for *no item*: an option cannot be without letters. */
const NONE = '(none)';

/**
 * The item of a line. What a product is billed as is kept for it, unless the person says otherwise (C36, C48); where the
 * settings allow it, the item is made in Xero.
 */
export const ItemQuestion = ({ line, ...props }: Omit<QuestionProps, 'lineId'> & { line: Line }) => {
  const { draft, choices, said, choose, onFilled } = props;
  const [keep, setKeep] = useState(true);
  const product = useProductItem(line.productId, onFilled);
  const field = `itemCode-${line.lineId}`;
  const name = line.description.split('\n')[0] ?? '';
  const options = itemsFor(line, draft);
  const take = (given: string): void => {
    const item = options.find(({ value }) => value === given);
    if (item && keep && line.productId !== null) product.keep(item.itemId);
    else choose(forLine(choices, line.lineId, { itemCode: given === NONE ? '' : given }));
  };
  return (
    <Flex direction="column" gap="xs">
      <ChoiceQuestion
        label={`Item in Xero of “${name}”`}
        {...{ name: field, said, value: line.itemCode }}
        options={[...options, { value: NONE, label: 'No item' }]}
        onChoose={take}
      />
      {line.productId !== null && (
        <Checkbox name={`${field}-keep`} checked={keep} onChange={setKeep}>
          Bill the product as this item from now on
        </Checkbox>
      )}
      {line.productId !== null && draft.options.createItems && (
        <Flex justify="start">
          <LoadingButton size="sm" loading={product.state === 'running'} onClick={product.make}>
            Create the item in Xero
          </LoadingButton>
        </Flex>
      )}
      {product.state === 'unsettled' && <Text>It is still on its way to Xero. Look again in a minute.</Text>}
      {typeof product.state === 'object' && (
        <Alert variant="danger" title={product.state.message}>
          <Text>{product.state.fix ?? 'Choose the item for this invoice alone.'}</Text>
        </Alert>
      )}
    </Flex>
  );
};

function itemsFor({ proposals }: Line, { options }: InvoiceDraft): InvoiceDraft['options']['items'] {
  const others = options.items.filter(({ value }) => !proposals.some((one) => one.value === value));
  return [...proposals, ...others];
}

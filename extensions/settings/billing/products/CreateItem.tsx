import {
  Alert,
  Button,
  Flex,
  Form,
  Input,
  LoadingButton,
  Panel,
  PanelBody,
  PanelSection,
  Text,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { CreateItemAnswer, MappingRow } from '../../../../src/contract/mapping.ts';
import { CodeSelect } from '../../defaults/CodeSelect.tsx';
import { ChangeProblem } from '../../service/ChangeProblem.tsx';
import type { Options } from '../documents.ts';
import { useItem, type NewItem } from './use-item.ts';
import type { Linking } from './use-link.ts';
import type { Mapping } from './use-mapping.ts';

interface CreateItemProps {
  tenantId: string;
  row: MappingRow;
  options: Options;
  linking: Linking;
  mapping: Pick<Mapping, 'showRow'>;
}

/** Makes an item in Xero of a product that has none, and links the two. */
export const CreateItem = ({ tenantId, row, options, linking, mapping }: CreateItemProps) => {
  const { closeOverlay } = useExtensionActions<'settings'>();
  const { state, answer, create } = useItem(tenantId, row.productId, mapping);
  const [item, setItem] = useState<NewItem>({ code: row.sku ?? '', name: row.name, accountCode: null, taxType: null });
  const id = `new-item-of-${row.productId}`;
  const fault = item.code.trim() === '' ? 'Xero knows items by their code.' : null;
  const linkTo = (itemId: string): void => {
    closeOverlay(id);
    void linking.link(row.productId, itemId);
  };
  return (
    <Panel id={id} title={`Create ${row.name} in Xero`} width="md">
      <PanelBody>
        <PanelSection>
          <Form onSubmit={() => void (fault === null && create(item))}>
            <Flex direction="column" gap="md">
              <Fields {...{ item, options, fault }} onChange={(change) => setItem({ ...item, ...change })} />
              <ChangeProblem {...{ state }} />
              {answer && <Outcome {...{ answer, linkTo }} />}
              <Flex>
                <LoadingButton
                  type="submit"
                  variant="primary"
                  loading={state.at === 'running'}
                  disabled={answer?.state === 'done'}
                >
                  Create the item
                </LoadingButton>
              </Flex>
            </Flex>
          </Form>
        </PanelSection>
      </PanelBody>
    </Panel>
  );
};

interface FieldsProps {
  item: NewItem;
  options: Options;
  fault: string | null;
  onChange: (change: Partial<NewItem>) => void;
}

const Fields = ({ item, options, fault, onChange }: FieldsProps) => (
  <>
    <Input
      label="Code"
      name="item-code"
      required
      value={item.code}
      {...(fault !== null && { error: true, validationMessage: fault })}
      onInput={(code) => onChange({ code })}
      onChange={(code) => onChange({ code })}
    />
    <Input
      label="Name"
      name="item-name"
      value={item.name}
      onInput={(name) => onChange({ name })}
      onChange={(name) => onChange({ name })}
    />
    <CodeSelect
      label="Sales account"
      name="item-account"
      none="That of the invoice defaults"
      options={options.accounts}
      value={item.accountCode}
      onChoose={(accountCode) => onChange({ accountCode })}
    />
    <CodeSelect
      label="Tax rate"
      name="item-tax"
      none="That of the invoice defaults"
      options={options.taxRates}
      value={item.taxType}
      onChoose={(taxType) => onChange({ taxType })}
    />
  </>
);

interface OutcomeProps {
  answer: CreateItemAnswer;
  linkTo: (itemId: string) => void;
}

/** What came of it, in Xero's own words where it refused. */
const Outcome = ({ answer: { state, problem, taken }, linkTo }: OutcomeProps) => {
  if (state === 'done') return null;
  if (state !== 'rejected')
    return (
      <Alert title="Xero has not said yet whether it has the item">
        <Text>This is being found out; nothing is sent twice. Look again in a few minutes.</Text>
      </Alert>
    );
  return (
    <Alert variant="danger" title={problem?.message ?? 'Xero has refused the item.'}>
      <Flex direction="column" gap="sm">
        {problem && <Text>{problem.fix}</Text>}
        {taken && (
          <Flex>
            <Button onClick={() => linkTo(taken.itemId)}>{`Link to ${taken.code} – ${taken.name}`}</Button>
          </Flex>
        )}
      </Flex>
    </Alert>
  );
};

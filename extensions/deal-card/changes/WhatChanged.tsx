import {
  Button,
  Flex,
  Panel,
  PanelBody,
  PanelSection,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import type { InvoiceChange } from '../../../src/contract/changes.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { amountWords, titleOf } from './change-words.ts';

/** Opens all that has come apart: the invoice beside the deal, line by line, and what was edited in Xero. */
export const WhatChanged = ({ change }: { change: InvoiceChange }) => (
  <Button
    variant="transparent"
    size="xs"
    overlay={
      <Panel id={`changed-${change.invoiceId}`} title={titleOf(change)} width="md" variant="modal">
        <PanelBody>
          <PanelSection flush>
            <Details change={change} />
          </PanelSection>
        </PanelBody>
      </Panel>
    }
  >
    See what changed
  </Button>
);

const Details = ({ change }: { change: InvoiceChange }) => {
  const { money } = useFormat();
  const amount = amountWords(change, money);
  return (
    <Flex direction="column" gap="sm">
      {change.differences.length > 0 && <Differences change={change} />}
      {amount !== null && <Text format={{ fontWeight: 'demibold' }}>{amount}</Text>}
      {change.edits.map((edit) => (
        <Text key={edit}>{edit}</Text>
      ))}
    </Flex>
  );
};

const Differences = ({ change: { differences } }: { change: InvoiceChange }) => (
  <Table density="condensed" flush>
    <TableHead>
      <TableRow>
        <TableHeader>Line</TableHeader>
        <TableHeader>As invoiced</TableHeader>
        <TableHeader>In the deal now</TableHeader>
      </TableRow>
    </TableHead>
    <TableBody>
      {differences.map(({ what, was, is, words }) => (
        <TableRow key={words}>
          <TableCell>{what}</TableCell>
          <TableCell>{was ?? 'Not there'}</TableCell>
          <TableCell>{is ?? 'No longer there'}</TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
);

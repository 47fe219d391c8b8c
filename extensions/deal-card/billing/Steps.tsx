import {
  Flex,
  Heading,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { DealInvoices } from '../../../src/contract/invoicing.ts';
import type { DealBilling, ScheduleStep } from '../../../src/contract/schedule.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { InvoiceButton } from '../../shared/invoice/InvoiceButton.tsx';
import { InvoiceStanding } from '../after/InvoiceStanding.tsx';
import type { May } from '../create/may.ts';
import type { Creation } from '../create/use-creation.ts';
import { isInSteps, isOpen, nameOfStep, shareInWords, stepLooks, whenInWords } from './billing-words.ts';
import { StepButton } from './StepButton.tsx';

interface StepsProps {
  billing: DealBilling;
  deal: Pick<DealInvoices, 'invoices' | 'mayCreate'>;
  creation: Creation;
  may: May;
}

/** So many are shown at once. */
const PAGE = 12;

/** The steps in which the deal is billed: what each is, how it stands and which invoice bills it (C47). */
export const Steps = (props: StepsProps) => {
  const { steps } = props.billing;
  const [chosen, setChosen] = useState<number | null>(null);
  if (!isInSteps(props.billing)) return null;
  const page = chosen ?? pageOf(Math.max(0, steps.findIndex(isOpen)));
  const pageCount = pageOf(steps.length - 1);
  const paged =
    pageCount === 1
      ? {}
      : ({ paginated: true, page, pageCount, onPageChange: (next: number) => setChosen(next) } as const);
  return (
    <Flex direction="column" gap="xs">
      <Heading>Steps</Heading>
      <Table density="condensed" flush {...paged}>
        <TableHead>
          <TableRow>
            <TableHeader>Step</TableHeader>
            <TableHeader align="right">Amount</TableHeader>
            <TableHeader>State</TableHeader>
            <TableHeader align="right">Invoice</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {steps.slice((page - 1) * PAGE, page * PAGE).map((step, index) => (
            <Row key={step.stepId} {...{ step, ...props }} index={(page - 1) * PAGE + index} />
          ))}
        </TableBody>
      </Table>
    </Flex>
  );
};

const pageOf = (index: number): number => Math.floor(Math.max(0, index) / PAGE) + 1;

const Row = ({ step, index, billing, deal, ...creating }: StepsProps & { step: ScheduleStep; index: number }) => {
  const format = useFormat();
  const { currency, next } = billing;
  const name = nameOfStep(step, index);
  const billedBy = deal.invoices.filter(({ id }) => step.invoiceIds.includes(id));
  const isNext = next?.do === 'create' && next.stepId === step.stepId;
  return (
    <TableRow>
      <TableCell>
        <Text>{name}</Text>
        <Text variant="microcopy">
          {[shareInWords(step.share, format, currency), whenInWords(step.when, format)].join(', ')}
        </Text>
      </TableCell>
      <TableCell align="right">{step.amount === null ? 'Not known' : format.money(step.amount, currency)}</TableCell>
      <TableCell>
        {billedBy.length === 0 && <StepState {...{ step }} />}
        {billedBy.map((invoice) => (
          <InvoiceStanding key={invoice.id} invoice={invoice} />
        ))}
      </TableCell>
      <TableCell align="right">
        {billedBy.map(({ id, number }) => (
          <InvoiceButton key={id} row={{ kind: 'invoice', id, number }} />
        ))}
        <StepButton
          {...{ step, name, ...creating }}
          quoteId={billing.quoteId ?? undefined}
          canBill={deal.mayCreate && !isNext && step.state === 'due'}
        />
      </TableCell>
    </TableRow>
  );
};

const StepState = ({ step: { state, whyNot } }: { step: ScheduleStep }) => {
  const [label, variant] = stepLooks[state];
  return (
    <Flex direction="column" gap="flush">
      <StatusTag variant={variant}>{label}</StatusTag>
      {whyNot !== null && isOpen({ state }) && <Text variant="microcopy">{whyNot}</Text>}
    </Flex>
  );
};

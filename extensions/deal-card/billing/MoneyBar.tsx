import { Box, Flex, ProgressBar, Text } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import type { DealInvoice } from '../../../src/contract/invoicing.ts';
import type { DealBilling } from '../../../src/contract/schedule.ts';
import { isZero, percentOf } from '../../shared/format/amounts.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { count } from '../../shared/format/words.ts';
import { BilledBy } from './BilledBy.tsx';

interface MoneyBarProps {
  billing: DealBilling;
  invoices: readonly DealInvoice[];
}

/** Quoted, won, invoiced and paid in one row and as a picture; what is billed leads to its invoices (C31). */
export const MoneyBar = ({ billing, invoices }: MoneyBarProps) => {
  const { money } = useFormat();
  const { currency, quoted, won, deal, invoiced, paid, left } = billing;
  const amount = (known: string | null, none: string): string => (known === null ? none : money(known, currency));
  return (
    <Flex direction="column" gap="sm">
      <Text variant="microcopy">Amounts are without tax.</Text>
      <Flex gap="sm">
        <Figure label="Quoted" amount={amount(quoted, 'No quote')} />
        <Figure label="Won" amount={amount(won, 'Not won yet')}>
          {won === null && <Text variant="microcopy">{`Deal: ${amount(deal, 'no amount')}`}</Text>}
        </Figure>
        <Figure label="Invoiced" amount={money(invoiced, currency)}>
          <BilledBy {...{ billing, invoices }} />
        </Figure>
        <Figure label="Paid" amount={money(paid, currency)}>
          <Text variant="microcopy">{paidInWords(invoices)}</Text>
        </Figure>
      </Flex>
      <Picture {...{ billing }} />
      {left !== null && !isZero(left) && (
        <Text format={{ fontWeight: 'demibold' }}>{`Left to bill: ${money(left, currency)}`}</Text>
      )}
    </Flex>
  );
};

/** Narrower than HubSpot's statistics, of which four would not stand in one row of a card. */
const Figure = ({ label, amount, children }: { label: string; amount: string; children?: ReactNode }) => (
  <Box flex={1}>
    <Flex direction="column" gap="flush">
      <Text variant="microcopy">{label}</Text>
      <Text format={{ fontWeight: 'bold' }}>{amount}</Text>
      {children}
    </Flex>
  </Box>
);

function paidInWords(invoices: readonly DealInvoice[]): string {
  const paid = invoices.filter(({ state, isCredited }) => state === 'paid' && !isCredited).length;
  return paid === 0 ? 'No invoice is paid yet' : `${count(paid, 'invoice')} paid`;
}

/** How far invoiced and paid have come. Nothing where there is nothing to measure them against. */
const Picture = ({ billing: { currency, won, deal, invoiced, paid, over } }: Pick<MoneyBarProps, 'billing'>) => {
  const { money } = useFormat();
  const whole = won ?? deal;
  if (whole === null || isZero(whole)) return null;
  const of = (amount: string): string => `${money(amount, currency)} of ${money(whole, currency)}`;
  return (
    <Flex direction="column" gap="xs">
      <ProgressBar
        title="Invoiced"
        value={percentOf(invoiced, whole)}
        valueDescription={of(invoiced)}
        variant={isZero(over) ? 'success' : 'danger'}
      />
      <ProgressBar title="Paid" value={percentOf(paid, whole)} valueDescription={of(paid)} />
    </Flex>
  );
};

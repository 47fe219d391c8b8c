import { Alert, ButtonRow, Flex, Text, Tile } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { InvoiceChange } from '../../../src/contract/changes.ts';
import type { DealInvoices } from '../../../src/contract/invoicing.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { leads } from '../billing/leading.ts';
import type { May } from '../create/may.ts';
import { amountWords, elsewhereOf, saidOf, titleOf } from './change-words.ts';
import { CreditAgain } from './CreditAgain.tsx';
import { UpdateInvoice } from './UpdateInvoice.tsx';
import { VoidAgain } from './VoidAgain.tsx';
import { WhatChanged } from './WhatChanged.tsx';

interface ChangeNoticesProps {
  deal: DealInvoices;
  may: May;
  /** Is called when something was changed in Xero, or could not be. */
  onActed: () => void;
}

/**
 * Each invoice that is no longer what the deal says, or not what was sent, with what Xero still allows (C101, C102). One that
 * was acted on stays, without its words, when it is right again, until the panel with what was done is closed.
 */
export const ChangeNotices = ({ deal, may, onActed }: ChangeNoticesProps) => {
  const [taken, setTaken] = useState<readonly InvoiceChange[]>([]);
  const isKnown = ({ invoiceId }: InvoiceChange): boolean => deal.changes.some((one) => one.invoiceId === invoiceId);
  const past = taken.filter((change) => !isKnown(change));
  const leave = ({ invoiceId }: InvoiceChange): void =>
    setTaken((before) => before.filter((change) => change.invoiceId !== invoiceId));
  const take = (change: InvoiceChange): void => {
    leave(change);
    setTaken((before) => [...before, change]);
  };
  return (
    <>
      {[...deal.changes, ...past].map((change) => (
        <ChangeNotice
          key={change.invoiceId}
          {...{ change, deal, may, onActed }}
          isPast={!isKnown(change)}
          onTaken={() => take(change)}
          onClose={() => leave(change)}
        />
      ))}
    </>
  );
};

interface ChangeNoticeProps extends ChangeNoticesProps {
  change: InvoiceChange;
  isPast: boolean;
  onTaken: () => void;
  onClose: () => void;
}

const ChangeNotice = ({ change, isPast, ...offers }: ChangeNoticeProps) => (
  <Tile compact>
    <Flex direction="column" gap="xs">
      {!isPast && <Notice change={change} />}
      <Offers change={change} isPast={isPast} {...offers} />
    </Flex>
  </Tile>
);

const Notice = ({ change }: { change: InvoiceChange }) => {
  const { money } = useFormat();
  const { said, more } = saidOf(change);
  const amount = amountWords(change, money);
  const elsewhere = elsewhereOf(change);
  return (
    <Alert variant="warning" title={titleOf(change)}>
      {said.map((words) => (
        <Text key={words}>{words}</Text>
      ))}
      {more > 0 && <Text>And {more} more.</Text>}
      {amount !== null && <Text>{amount}</Text>}
      {change.says !== null && <Text>{change.says}</Text>}
      {elsewhere !== null && <Text>{elsewhere}</Text>}
    </Alert>
  );
};

const Offers = ({ change, deal, isPast, ...offer }: Omit<ChangeNoticeProps, 'key'>) => {
  const invoice = deal.invoices.find(({ id }) => id === change.invoiceId);
  const isPrimary = !isPast && leads(deal, { invoiceId: change.invoiceId, by: 'change' });
  const props = { change, isPrimary, isOffered: !isPast, ...offer };
  return (
    <ButtonRow>
      {change.offers.includes('update') && <UpdateInvoice {...props} />}
      {change.offers.includes('void_again') && invoice && <VoidAgain {...props} invoice={invoice} />}
      {change.offers.includes('credit_again') && invoice && (
        <CreditAgain {...props} invoice={invoice} isPrimary={isPrimary && !change.offers.includes('void_again')} />
      )}
      {!isPast && <WhatChanged change={change} />}
    </ButtonRow>
  );
};

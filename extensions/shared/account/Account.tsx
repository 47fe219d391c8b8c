import { Divider, Flex } from '@hubspot/ui-extensions';
import type { RecordCard } from '../../../src/contract/record-card.ts';
import { OpenDocuments } from '../documents/OpenDocuments.tsx';
import { NothingYet } from '../states/NothingYet.tsx';
import { AmountsHidden } from './AmountsHidden.tsx';
import { CurrencyFigures } from './CurrencyFigures.tsx';
import { XeroContacts } from './XeroContacts.tsx';
import { XeroSays } from './XeroSays.tsx';

/** A customer's account: figures, open invoices, and whose they are (C3, C20, C54). */
export const Account = ({ card }: { card: RecordCard }) => (
  <Flex direction="column" gap="md">
    {card.state === 'nothing_yet' ? <NothingYet /> : <Amounts card={card} />}
    {card.contacts && (
      <>
        <Divider />
        <XeroContacts contacts={card.contacts} />
      </>
    )}
  </Flex>
);

/** Amounts are there or not by the service's decision, never by the card's. */
const Amounts = ({ card: { figures, history, xeroSays, openDocuments } }: { card: RecordCard }) =>
  figures && history && openDocuments ? (
    <>
      {figures.map((inCurrency) => (
        <CurrencyFigures key={inCurrency.currency} figures={inCurrency} />
      ))}
      {xeroSays && <XeroSays said={xeroSays} />}
      <OpenDocuments documents={openDocuments} history={history} />
    </>
  ) : (
    <AmountsHidden />
  );

import { Flex, Text } from '@hubspot/ui-extensions';
import { ClosePanel } from '../ClosePanel.tsx';
import { useCreation } from '../create/use-creation.ts';
import { Crediting, MakeCredit } from '../credit/CreditPanel.tsx';
import { isCredited, useCredit, type Credit } from '../credit/use-credit.ts';
import { AgainButton } from './AgainButton.tsx';
import type { AgainProps } from './VoidAgain.tsx';

/** Credits the whole invoice and, once that is done, shows the new one of the same step, by the deal as it is now (C60, C101). */
export const CreditAgain = ({ change, invoice, isOffered, isPrimary, may, onTaken, onClose, onActed }: AgainProps) => {
  const creation = useCreation({ onActed, onFilled: onActed });
  const onCredited = (): void => creation.open({ stepId: invoice.stepId ?? undefined });
  const credit = useCredit(invoice.id, { onActed, onCredited });
  const { clicked } = credit;
  const id = `credit-again-${change.invoiceId}`;
  const isPast = clicked?.at === 'written' && isCredited(clicked.intent);
  const open = (): void => {
    onTaken();
    if (!isPast) credit.open();
  };
  const isMade = clicked?.at === 'written';
  const first = {
    instead: <First {...{ credit, isMade }} number={invoice.number} />,
    insteadFooter: isMade ? <ClosePanel id={id} /> : <MakeCredit credit={credit} label={`Credit ${invoice.number}`} />,
  };
  return (
    <AgainButton
      {...{ isOffered, isPrimary, id, creation, may, onClose }}
      {...(isPast ? {} : first)}
      label="Credit and invoice again"
      title={`Credit ${invoice.number} and invoice again`}
      onOpen={open}
    />
  );
};

const First = ({ credit, isMade, number }: { credit: Credit; isMade: boolean; number: string }) => (
  <Flex direction="column" gap="md">
    {!isMade && (
      <Text>{number} is credited in full first: it stays in Xero, and the credit note is set against it.</Text>
    )}
    {!isMade && <Text>Then you see the new invoice, by the deal as it is now, before it is created.</Text>}
    <Crediting credit={credit} isWhole />
    {isMade && <Text>Once all of {number} is credited, create the invoice from the deal.</Text>}
  </Flex>
);

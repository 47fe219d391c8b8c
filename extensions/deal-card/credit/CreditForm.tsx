import {
  Alert,
  DescriptionList,
  DescriptionListItem,
  Flex,
  Input,
  Text,
  TextArea,
  ToggleGroup,
} from '@hubspot/ui-extensions';
import type { CreditOffer } from '../../../src/contract/credits.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import type { Credit } from './use-credit.ts';

interface CreditFormProps {
  credit: Credit;
  /** Null: it cannot be had for what was typed. */
  offer: CreditOffer | null;
  /** Whether a part is not to be had here. */
  isWhole: boolean;
}

/** How much is credited and why, and what would stand in Xero. */
export const CreditForm = ({ credit, offer, isWhole }: CreditFormProps) => {
  const { said, say, offer: asked, clicked, isShown } = credit;
  const problem = problemOf(credit, offer);
  return (
    <Flex direction="column" gap="md">
      {offer && <Known offer={offer} />}
      {!isWhole && <HowMuch credit={credit} offer={offer} />}
      <TextArea
        label="Reason"
        name="credit-reason"
        description="It stands on the credit note, where the customer reads it."
        required
        maxLength={200}
        value={said.reason}
        onInput={(reason) => say({ reason })}
      />
      {problem && (
        <Alert variant={clicked?.at === 'refused' ? 'danger' : 'warning'} title={problem.title}>
          {problem.fix && <Text>{problem.fix}</Text>}
        </Alert>
      )}
      {asked.status === 'ready' && isShown && !problem && <Preview offer={asked.value} />}
    </Flex>
  );
};

const HowMuch = ({ credit: { said, say, show, fault }, offer }: Omit<CreditFormProps, 'isWhole'>) => (
  <>
    <ToggleGroup
      toggleType="radioButtonList"
      label="Credit"
      name="credit-much"
      options={[
        { value: 'whole', label: offer?.credited === zeroIn(offer) ? 'The whole invoice' : 'All that is left' },
        { value: 'part', label: 'A part' },
      ]}
      value={said.part ? 'part' : 'whole'}
      onChange={(chosen) => say({ part: chosen === 'part' })}
    />
    {said.part && (
      <Input
        label={`Amount with tax${offer ? `, in ${offer.currency}` : ''}`}
        name="credit-amount"
        required
        value={said.amount}
        {...(fault !== null && { error: true, validationMessage: fault })}
        onInput={(amount) => say({ amount })}
        onChange={(amount) => {
          say({ amount });
          show(amount);
        }}
      />
    )}
  </>
);

const zeroIn = (offer: CreditOffer | null): string | undefined =>
  offer?.credited.replaceAll(/[1-9]/g, '0').replace(/^0+(?=\d)/, '');

function problemOf(
  { clicked, offer: asked }: Credit,
  offer: CreditOffer | null,
): { title: string; fix?: string } | null {
  if (clicked?.at === 'refused') {
    const { message, fix } = clicked.problem;
    return { title: message, ...(fix !== undefined && { fix }) };
  }
  if (asked.status === 'failed') return { title: asked.problem.message };
  return offer?.problem ? { title: offer.problem } : null;
}

const Known = ({ offer: { total, credited, amountDue, currency } }: { offer: CreditOffer }) => (
  <Amounts
    facts={[
      ['Total', total],
      ['Credited already', credited],
      ['Still due', amountDue],
    ]}
    currency={currency}
  />
);

const Preview = ({ offer: { preview, currency } }: { offer: CreditOffer }) =>
  preview && (
    <Flex direction="column" gap="xs">
      <Amounts
        facts={[
          ['Without tax', preview.subTotal],
          ['Tax', preview.totalTax],
          ['Credit note', preview.total],
        ]}
        currency={currency}
      />
      {preview.words.map((words) => (
        <Text key={words}>{words}</Text>
      ))}
    </Flex>
  );

const Amounts = ({ facts, currency }: { facts: [string, string][]; currency: string }) => {
  const { money } = useFormat();
  return (
    <DescriptionList direction="row">
      {facts.map(([label, amount]) => (
        <DescriptionListItem key={label} label={label}>
          <Text>{money(amount, currency)}</Text>
        </DescriptionListItem>
      ))}
    </DescriptionList>
  );
};

import { Accordion, Alert, Flex, Input, Text } from '@hubspot/ui-extensions';
import type { DraftChoices, InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { Question } from './Question.tsx';
import type { Gap, QuestionName } from './question.ts';

interface QuestionsProps {
  names: readonly QuestionName[];
  draft: InvoiceDraft;
  choices: DraftChoices;
  choose: (change: DraftChoices) => void;
}

/** What the draft asks, one question below the other. */
export const Questions = ({ names, ...props }: QuestionsProps) => (
  <Flex direction="column" gap="sm">
    {names.map((name) => (
      <Question key={name} name={name} gap={gapOf(props.draft, name)} {...props} />
    ))}
  </Flex>
);

function gapOf({ gaps }: InvoiceDraft, name: QuestionName): Gap | undefined {
  const [first, ...others] = gaps.filter(({ field }) => field === name);
  return first && { ...first, message: [first, ...others].map(({ message }) => message).join(' ') };
}

/** What keeps the invoice from being made and is put right elsewhere. */
export const GapsElsewhere = ({ gaps }: { gaps: readonly Gap[] }) =>
  gaps.map(({ message, fix }) => (
    <Alert key={message} variant="warning" title={message}>
      <Text>{fix}</Text>
    </Alert>
  ));

/** What has a good answer already and may be changed. */
export const Details = (props: QuestionsProps) => {
  const reference = props.choices.reference ?? props.draft.reference;
  const change = (text: string): void => {
    if (text !== reference) props.choose({ reference: text });
  };
  return (
    <Accordion title="Change details" size="sm">
      <Flex direction="column" gap="sm">
        <Input label="Reference" name="reference" value={reference} onChange={change} />
        <Questions {...props} />
      </Flex>
    </Accordion>
  );
};

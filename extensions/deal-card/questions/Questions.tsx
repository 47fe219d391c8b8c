import { Accordion, Alert, Flex, Text } from '@hubspot/ui-extensions';
import { Question } from './Question.tsx';
import type { Gap, QuestionProps } from './question.ts';
import type { Ask } from './which-questions.ts';

interface QuestionsProps extends Omit<QuestionProps, 'lineId' | 'said'> {
  asks: readonly Ask[];
}

/** So many are asked at once: what many lines lack is answered for all of them at once. */
const MOST_ASKED = 12;

/** What the draft asks, one question below the other. */
export const Questions = ({ asks, ...props }: QuestionsProps) => (
  <Flex direction="column" gap="sm">
    {asks.slice(0, MOST_ASKED).map(({ name, lineId, said }) => (
      <Question key={`${name} ${lineId ?? ''}`} {...{ name, lineId, said }} {...props} />
    ))}
    {asks.length > MOST_ASKED && <Text>And {asks.length - MOST_ASKED} more, when these are answered.</Text>}
  </Flex>
);

/** What was found and is put right elsewhere. */
export const FoundElsewhere = ({ findings }: { findings: readonly Gap[] }) =>
  findings.map(({ message, fix, severity }) => (
    <Alert key={message} variant={severity === 'missing' ? 'warning' : 'info'} title={message}>
      {fix && <Text>{fix}</Text>}
    </Alert>
  ));

/** What has a good answer already and may be changed. */
export const Details = (props: QuestionsProps) => (
  <Accordion title="Change details" size="sm">
    <Questions {...props} />
  </Accordion>
);

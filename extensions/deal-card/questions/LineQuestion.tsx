import { Checkbox, Flex } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { DraftChoices, InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { ChoiceQuestion } from './ChoiceQuestion.tsx';
import { ItemQuestion } from './ItemQuestion.tsx';
import { forLine, sharedBy, type QuestionProps } from './question.ts';

type Name = 'accountCode' | 'taxType';
type Line = InvoiceDraft['lines'][number];

const labels: Record<Name, string> = { accountCode: 'Account', taxType: 'Tax rate' };

/** Item, account or tax of one line; account or tax of all of them. */
export const LineQuestion = ({ name, lineId, ...props }: QuestionProps & { name: Name | 'itemCode' }) => {
  const { draft, choices, said, choose } = props;
  const line = draft.lines.find((one) => one.lineId === lineId);
  if (name === 'itemCode') return line ? <ItemQuestion line={line} {...props} /> : null;
  if (line) return <OfLine name={name} line={line} {...props} />;
  return (
    <ChoiceQuestion
      {...{ label: labels[name], name, said, options: optionsOf(draft, name) }}
      value={choices[name] ?? sharedBy(draft, name)}
      onChoose={(given) => choose({ [name]: given })}
    />
  );
};

type OfLineProps = Omit<QuestionProps, 'lineId'> & { name: Name; line: Line };

/** What is chosen for a line can be taken for all of them. */
const OfLine = ({ name, line, draft, choices, said, choose }: OfLineProps) => {
  const [forAll, setForAll] = useState(false);
  const field = `${name}-${line.lineId}`;
  return (
    <Flex direction="column" gap="xs">
      <ChoiceQuestion
        label={`${labels[name]} of “${line.description.split('\n')[0] ?? ''}”`}
        {...{ name: field, said, options: optionsOf(draft, name), value: line[name] }}
        onChoose={(given) =>
          choose(forAll ? forAllLines(choices, name, given) : forLine(choices, line.lineId, { [name]: given }))
        }
      />
      {draft.lines.length > 1 && (
        <Checkbox name={`${field}-all`} checked={forAll} onChange={setForAll}>
          Use it for all lines
        </Checkbox>
      )}
    </Flex>
  );
};

const optionsOf = ({ options }: InvoiceDraft, name: Name) =>
  name === 'accountCode' ? options.accounts : options.taxRates;

/** What was chosen for single lines gives way. */
const forAllLines = ({ lines = {} }: DraftChoices, name: Name, given: string): DraftChoices => ({
  [name]: given,
  lines: Object.fromEntries(Object.entries(lines).map(([id, choice]) => [id, { ...choice, [name]: undefined }])),
});

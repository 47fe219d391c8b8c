import { Checkbox, Flex } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { DraftChoices, InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { ChoiceQuestion } from './ChoiceQuestion.tsx';
import { sharedBy, type QuestionProps } from './question.ts';

type Name = 'itemCode' | 'accountCode' | 'taxType';
type Line = InvoiceDraft['lines'][number];

const labels: Record<Name, string> = { itemCode: 'Item in Xero', accountCode: 'Account', taxType: 'Tax rate' };

/** Item, account or tax of one line; account or tax of all of them. */
export const LineQuestion = ({ name, lineId, ...props }: QuestionProps & { name: Name }) => {
  const { draft, choices, said, choose } = props;
  const line = draft.lines.find((one) => one.lineId === lineId);
  if (line) return <OfLine name={name} line={line} {...props} />;
  if (name === 'itemCode') return null;
  return (
    <ChoiceQuestion
      {...{ label: labels[name], name, said, options: optionsOf(draft, { name, line }) }}
      value={choices[name] ?? sharedBy(draft, name)}
      onChoose={(given) => choose({ [name]: given })}
    />
  );
};

type OfLineProps = Omit<QuestionProps, 'lineId'> & { name: Name; line: Line };

/** What is chosen for a line can be taken for all of them; an item is the line's alone. */
const OfLine = ({ name, line, draft, choices, said, choose }: OfLineProps) => {
  const [forAll, setForAll] = useState(false);
  const field = `${name}-${line.lineId}`;
  return (
    <Flex direction="column" gap="xs">
      <ChoiceQuestion
        label={`${labels[name]} of “${line.description.split('\n')[0] ?? ''}”`}
        {...{ name: field, said, options: optionsOf(draft, { name, line }), value: line[name] }}
        onChoose={(given) =>
          choose(
            forAll && name !== 'itemCode' ? forAllLines(choices, name, given) : forLine(choices, { line, name, given }),
          )
        }
      />
      {name !== 'itemCode' && draft.lines.length > 1 && (
        <Checkbox name={`${field}-all`} checked={forAll} onChange={setForAll}>
          Use it for all lines
        </Checkbox>
      )}
    </Flex>
  );
};

/** Stands for *no item*: an option cannot be without letters. */
const NONE = '(none)';

function optionsOf({ options }: InvoiceDraft, { name, line }: { name: Name; line: Line | undefined }) {
  if (name === 'accountCode') return options.accounts;
  if (name === 'taxType') return options.taxRates;
  const proposed = line?.proposals ?? [];
  const others = options.items.filter(({ value }) => !proposed.some((one) => one.value === value));
  return [...proposed, ...others, { value: NONE, label: 'No item' }];
}

const forLine = (
  { lines = {} }: DraftChoices,
  { line: { lineId }, name, given }: { line: Line; name: Name; given: string },
): DraftChoices => ({ lines: { ...lines, [lineId]: { ...lines[lineId], [name]: given === NONE ? '' : given } } });

/** What was chosen for single lines gives way. */
const forAllLines = ({ lines = {} }: DraftChoices, name: 'accountCode' | 'taxType', given: string): DraftChoices => ({
  [name]: given,
  lines: Object.fromEntries(Object.entries(lines).map(([id, choice]) => [id, { ...choice, [name]: undefined }])),
});

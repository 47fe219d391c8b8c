import { Flex, Text, TextArea, ToggleGroup } from '@hubspot/ui-extensions';
import type { InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { listed } from '../../shared/format/words.ts';
import type { Creation } from './use-creation.ts';

type May = InvoiceDraft['may'];

const options: { value: May; label: string; description: string }[] = [
  { value: 'draft', label: 'Draft', description: 'It waits in Xero; nothing is owed, and nobody is asked.' },
  { value: 'submit', label: 'For approval', description: 'Somebody who may approve it looks at it first.' },
  { value: 'approve', label: 'Approved', description: 'It is owed from the moment it is created.' },
  { value: 'approve_and_send', label: 'Approved and sent', description: 'Xero emails it to the customer at once.' },
];

const statuses = {
  draft: 'DRAFT',
  submit: 'SUBMITTED',
  approve: 'AUTHORISED',
  approve_and_send: 'AUTHORISED',
} as const;

/** How far the click takes the invoice. */
export function modeOf({ status }: Pick<InvoiceDraft, 'status'>, send: boolean): May {
  if (status === 'AUTHORISED') return send ? 'approve_and_send' : 'approve';
  return status === 'SUBMITTED' ? 'submit' : 'draft';
}

interface StatusChoiceProps {
  draft: InvoiceDraft;
  creation: Pick<Creation, 'choose' | 'say' | 'saying' | 'revises'>;
}

/** How far the invoice is taken, as far as this person may; one that is made anew is submitted. */
export const StatusChoice = ({ draft, creation: { choose, say, saying, revises } }: StatusChoiceProps) => {
  const mode = modeOf(draft, saying.send);
  const offered = options.slice(0, options.findIndex(({ value }) => value === draft.may) + 1);
  const take = (chosen: May): void => {
    say({ send: chosen === 'approve_and_send' });
    choose({ status: statuses[chosen] });
  };
  return (
    <Flex direction="column" gap="sm">
      {!revises && offered.length > 1 && (
        <ToggleGroup
          toggleType="radioButtonList"
          label="Create it as"
          name="status"
          options={offered}
          value={mode}
          onChange={(chosen) => take(offered.find(({ value }) => value === chosen)?.value ?? 'draft')}
        />
      )}
      {!revises && offered.length === 1 && (
        <Text>It is created as a draft; whoever has the right “approve” looks at it and approves it.</Text>
      )}
      {mode === 'submit' && revises?.submits !== false && (
        <TextArea
          label="Note for whoever approves"
          name="note"
          value={saying.note}
          maxLength={1000}
          onInput={(note) => say({ note })}
        />
      )}
      {mode === 'approve_and_send' && <Sending recipients={draft.recipients} />}
    </Flex>
  );
};

const Sending = ({ recipients }: Pick<InvoiceDraft, 'recipients'>) => (
  <Text>
    {recipients.length === 0
      ? 'The customer has no email address, so that Xero would send nothing: fill it in first.'
      : `Xero emails it to ${listed(recipients)}. Whether it was received or viewed, Xero does not tell.`}
  </Text>
);

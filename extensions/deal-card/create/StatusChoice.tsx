import { Text, ToggleGroup } from '@hubspot/ui-extensions';
import type { DraftChoices, InvoiceDraft } from '../../../src/contract/invoicing.ts';

const options = [
  { value: 'DRAFT', label: 'Draft', description: 'Finance looks at it and approves it; nothing is owed before.' },
  { value: 'AUTHORISED', label: 'Approved', description: 'It is owed from the moment it is created.' },
];

interface StatusChoiceProps {
  status: InvoiceDraft['status'];
  mayApprove: boolean;
  choose: (change: DraftChoices) => void;
}

/** Whether the invoice is created as a draft or approved; who may not approve reads that somebody else does. */
export const StatusChoice = ({ status, mayApprove, choose }: StatusChoiceProps) =>
  mayApprove ? (
    <ToggleGroup
      toggleType="radioButtonList"
      label="Create it as"
      name="status"
      options={options}
      value={status}
      onChange={(chosen) => choose({ status: chosen === 'AUTHORISED' ? 'AUTHORISED' : 'DRAFT' })}
    />
  ) : (
    <Text>It is created as a draft; whoever has the right “approve” looks at it and approves it.</Text>
  );

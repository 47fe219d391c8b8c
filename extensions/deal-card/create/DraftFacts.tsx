import { DescriptionList, DescriptionListItem, Text } from '@hubspot/ui-extensions';
import type { InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { listed } from '../../shared/format/words.ts';

const customerWords = ({ customer }: InvoiceDraft): string => {
  if (!customer) return 'Not known yet';
  return customer.isNew ? `${customer.name}, a new contact in Xero` : customer.name;
};

/** Whose invoice it would be, of when, due when and by whose terms (C22). */
export const DraftFacts = ({ draft }: { draft: InvoiceDraft }) => {
  const { date } = useFormat();
  const due = draft.dueDate ? date(draft.dueDate) : 'Not known yet';
  const facts = [
    ['Customer', customerWords(draft)],
    ['Emailed to', draft.recipients.length === 0 ? 'Nobody: there is no email address' : listed(draft.recipients)],
    ['Organisation', draft.organisation],
    ['Date', date(draft.date)],
    ['Due', draft.terms ? `${due} (${draft.terms})` : due],
    ['Reference', draft.reference || 'None'],
  ] as const;
  return (
    <DescriptionList direction="row">
      {facts.map(([label, value]) => (
        <DescriptionListItem key={label} label={label}>
          <Text>{value}</Text>
        </DescriptionListItem>
      ))}
    </DescriptionList>
  );
};

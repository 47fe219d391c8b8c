import { Flex, Inline, Link, Tag, Text } from '@hubspot/ui-extensions';
import type { MatchedContact } from '../../../src/contract/record-card.ts';
import { count } from '../format/words.ts';

const reasons: Record<MatchedContact['matchedBy'], string> = {
  link: 'linked in Tieout',
  contact_number: 'same contact number',
  email: 'same email address',
};

/** Which Xero contacts stand behind the account, and how that is known (C17, C77). */
export const XeroContacts = ({ contacts }: { contacts: readonly MatchedContact[] }) => (
  <Flex direction="column" gap="xs">
    <Text variant="microcopy">
      {contacts.length > 1 ? `This account covers ${count(contacts.length, 'Xero contact')}:` : 'In Xero:'}
    </Text>
    {contacts.map((contact) => (
      <Inline key={contact.id} gap="sm" align="center">
        <ContactName contact={contact} />
        <Text variant="microcopy">{reasons[contact.matchedBy]}</Text>
        {contact.archived && <Tag>Archived in Xero</Tag>}
      </Inline>
    ))}
  </Flex>
);

const ContactName = ({ contact: { name, xeroUrl } }: { contact: MatchedContact }) =>
  xeroUrl ? <Link href={{ url: xeroUrl, external: true }}>{name}</Link> : <Text>{name}</Text>;

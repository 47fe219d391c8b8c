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
    {contacts.length > 1 && <Text>This account covers {count(contacts.length, 'Xero contact')}:</Text>}
    {contacts.map((contact) => (
      <Inline key={contact.id} gap="sm" align="center">
        <Text variant="microcopy">
          {contact.name}, {reasons[contact.matchedBy]}
        </Text>
        {contact.archived && <Tag>Archived in Xero</Tag>}
        {contact.xeroUrl && <Link href={{ url: contact.xeroUrl, external: true }}>Open {contact.name} in Xero</Link>}
      </Inline>
    ))}
  </Flex>
);

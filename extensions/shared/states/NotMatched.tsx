import { EmptyState, Text } from '@hubspot/ui-extensions';

interface NotMatchedProps {
  name: string;
  /** Whether the customer can be billed on this card. */
  billsHere: boolean;
}

/** No Xero contact is known for the customer; says how one would be (C17, C77). */
export const NotMatched = ({ name, billsHere }: NotMatchedProps) => (
  <EmptyState title={`No Xero contact matches ${name}`} imageName="contacts" layout="vertical">
    <Text>
      Customers are matched by the number that the Xero contact carries for them, or else by exactly the same email
      address: a company’s is that of any of its people. They are never matched by name, so that two customers of one
      name are never mixed up.
    </Text>
    <Text>Give this customer the email address that Xero has, then refresh.</Text>
    {billsHere && <Text>One who is new to Xero is created there with the first invoice.</Text>}
  </EmptyState>
);

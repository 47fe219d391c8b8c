import { EmptyState, Text } from '@hubspot/ui-extensions';

/** A deal tied to nobody has no account to show. */
export const DealWithoutCustomer = () => (
  <EmptyState title="This deal has no customer yet" imageName="companies" layout="vertical">
    <Text>Associate a company or a contact with the deal, and their account appears here.</Text>
  </EmptyState>
);

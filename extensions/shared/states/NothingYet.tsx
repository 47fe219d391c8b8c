import { EmptyState, Text } from '@hubspot/ui-extensions';

/** The customer is known in Xero, but no document is. */
export const NothingYet = () => (
  <EmptyState title="Nothing invoiced yet" imageName="emptyStateCharts" layout="vertical">
    <Text>Xero knows this customer but has no documents for them. The first invoice appears here by itself.</Text>
  </EmptyState>
);

import { EmptyState, Flex, Select, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { Billing } from './Billing.tsx';

/** An organisation whose invoices the person may set up. */
export interface BilledOrganisation {
  tenantId: string;
  organisation: string;
  isMain: boolean;
}

/** How the invoices of an organisation are made; with several, which one is asked. */
export const BillingTab = ({ organisations }: { organisations: BilledOrganisation[] }) => {
  const [chosen, setChosen] = useState<string | null>(null);
  const shown =
    organisations.find(({ tenantId }) => tenantId === chosen) ??
    organisations.find(({ isMain }) => isMain) ??
    organisations[0];
  if (!shown)
    return (
      <EmptyState title="There is nothing to set yet" imageName="integrations" layout="vertical">
        <Text>Accounts, tax rates and items are those of your Xero organisation: connect it first.</Text>
      </EmptyState>
    );
  return (
    <Flex direction="column" gap="md">
      {organisations.length > 1 && (
        <Select
          label="Organisation"
          name="billed-organisation"
          value={shown.tenantId}
          options={organisations.map(({ tenantId, organisation }) => ({ value: tenantId, label: organisation }))}
          onChange={(tenantId) => setChosen(String(tenantId))}
        />
      )}
      <Billing tenantId={shown.tenantId} />
    </Flex>
  );
};

import { Alert, Text } from '@hubspot/ui-extensions';

/** The person may see how the customer stands, but no amounts (C67). */
export const AmountsHidden = () => (
  <Alert variant="info" title="Amounts are not shown to you">
    <Text>An admin of Tieout can allow it: Settings, People and rights.</Text>
  </Alert>
);

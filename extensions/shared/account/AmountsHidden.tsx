import { Alert, Text } from '@hubspot/ui-extensions';

/** The person may see how the customer stands, but no amounts (C67). */
export const AmountsHidden = () => (
  <Alert variant="info" title="Amounts are not shown to you">
    <Text>
      You see amounts for customers that you or your team own. Whoever installed Tieout can give you access to this one.
    </Text>
  </Alert>
);

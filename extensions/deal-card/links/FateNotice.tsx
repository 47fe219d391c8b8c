import { Alert, Text } from '@hubspot/ui-extensions';
import type { DealInvoices } from '../../../src/contract/invoicing.ts';

/** That invoices bill the deal though it is lost or no longer won, and what can be done about it. */
export const FateNotice = ({ fate }: Pick<DealInvoices, 'fate'>) =>
  fate && (
    <Alert variant="warning" title={fate.message}>
      <Text>{fate.fix}</Text>
    </Alert>
  );

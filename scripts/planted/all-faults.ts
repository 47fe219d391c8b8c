import { billingSettingsFaults } from './billing-settings-faults.ts';
import { approvalFaults } from './approval-faults.ts';
import { bulkFaults } from './bulk-faults.ts';
import { changeFaults } from './change-faults.ts';
import { connectingFaults } from './connecting-faults.ts';
import { consentFaults } from './consent-faults.ts';
import { creditFaults } from './credit-faults.ts';
import { customerFaults } from './customer-faults.ts';
import { draftingFaults } from './drafting-faults.ts';
import { invoicingFaults } from './invoicing-faults.ts';
import { leavingFaults } from './leaving-faults.ts';
import { limitFaults } from './limit-faults.ts';
import { linkFaults } from './link-faults.ts';
import { mappingFaults } from './mapping-faults.ts';
import { outboxFaults } from './outbox-faults.ts';
import { quoteFaults } from './quote-faults.ts';
import { readingFaults } from './reading-faults.ts';
import { readinessFaults } from './readiness-faults.ts';
import { rightsFaults } from './rights-faults.ts';
import { scheduleFaults } from './schedule-faults.ts';
import { standInFaults } from './stand-in-faults.ts';
import { stepsCardFaults } from './steps-card-faults.ts';
import { syncFaults } from './sync-faults.ts';
import { taxFaults } from './tax-faults.ts';
import { unbilledFaults } from './unbilled-faults.ts';
import { webhookFaults } from './webhook-faults.ts';
import type { Fault } from './fault.ts';

/** In the order in which they are planted. */
export const allFaults: readonly Fault[] = [
  ...readingFaults,
  ...draftingFaults,
  ...taxFaults,
  ...billingSettingsFaults,
  ...readinessFaults,
  ...scheduleFaults,
  ...stepsCardFaults,
  ...invoicingFaults,
  ...outboxFaults,
  ...changeFaults,
  ...creditFaults,
  ...quoteFaults,
  ...linkFaults,
  ...mappingFaults,
  ...customerFaults,
  ...approvalFaults,
  ...unbilledFaults,
  ...bulkFaults,
  ...webhookFaults,
  ...syncFaults,
  ...limitFaults,
  ...connectingFaults,
  ...rightsFaults,
  ...leavingFaults,
  ...consentFaults,
  ...standInFaults,
];

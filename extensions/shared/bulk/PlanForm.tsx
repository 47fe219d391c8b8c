import { Alert, Flex, LoadingButton, Select, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { count } from '../format/words.ts';
import { statusOptions, type BulkStatus } from './bulk-words.ts';
import { usePlan } from './use-plan.ts';

interface PlanFormProps {
  deals: string[];
  onPlanned: (runId: string) => void;
}

/** How the invoices of some deals are to stand; then each is looked at, and nothing is billed yet. */
export const PlanForm = ({ deals, onPlanned }: PlanFormProps) => {
  const [status, setStatus] = useState<BulkStatus>('DRAFT');
  const { isPlanning, refused, plan } = usePlan(onPlanned);
  return (
    <Flex direction="column" gap="md">
      <Text>{`${count(deals.length, 'deal')} chosen. You see first what each invoice would be; nothing is created yet.`}</Text>
      {refused && (
        <Alert variant="danger" title={refused.message}>
          {refused.fix && <Text>{refused.fix}</Text>}
        </Alert>
      )}
      <Select
        label="In Xero they stand as"
        name="status"
        value={status}
        options={statusOptions}
        onChange={(chosen) => setStatus(chosen as BulkStatus)}
      />
      <Flex>
        <LoadingButton variant="primary" loading={isPlanning} onClick={() => plan(deals, status)}>
          Look at the invoices
        </LoadingButton>
      </Flex>
    </Flex>
  );
};

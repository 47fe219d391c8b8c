import { Button, Panel, PanelBody, PanelSection } from '@hubspot/ui-extensions';
import type { ApprovalDetail, QueuedApproval } from '../../../src/contract/approval-queue.ts';
import type { Problem } from '../../../src/contract/envelope.ts';
import { titleOf } from '../../shared/documents/document-words.ts';
import { useAnswer } from '../../shared/service/use-answer.ts';
import { Failed } from '../../shared/states/Failed.tsx';
import { Loading } from '../../shared/states/Loading.tsx';
import { panelOf } from './approval-words.ts';
import { Decide } from './Decide.tsx';
import { WhatIsApproved } from './WhatIsApproved.tsx';

interface ApprovalButtonProps {
  row: QueuedApproval;
  /** Looks again at the queue. */
  look: () => Promise<Problem | null>;
}

/** Opens exactly what would be approved, with the decision; it is asked for by the click, as it stands then. */
export const ApprovalButton = ({ row, look }: ApprovalButtonProps) => {
  const { invoice, approvalId, actions } = row;
  const asked = useAnswer<ApprovalDetail>(`/pages/approvals/${encodeURIComponent(approvalId)}`, 'when reloaded');
  return (
    <Button
      size="xs"
      onClick={asked.reload}
      overlay={
        <Panel id={panelOf(approvalId)} title={titleOf({ kind: 'invoice', number: invoice.number })} width="md">
          <PanelBody>
            <Inside asked={asked} look={look} />
          </PanelBody>
        </Panel>
      }
    >
      {actions.length > 0 ? 'Decide' : 'Details'}
    </Button>
  );
};

interface InsideProps {
  asked: ReturnType<typeof useAnswer<ApprovalDetail>>;
  look: ApprovalButtonProps['look'];
}

const Inside = ({ asked: { state, reload, look: lookInside }, look }: InsideProps) => {
  if (state.status !== 'ready')
    return (
      <PanelSection>
        {state.status === 'loading' ? (
          <Loading label="Fetching the invoice" />
        ) : (
          <Failed problem={state.problem} onRetry={reload} />
        )}
      </PanelSection>
    );
  const lookAtBoth = async (): Promise<Problem | null> => (await lookInside()) ?? (await look());
  return (
    <>
      <WhatIsApproved approval={state.value} />
      <Decide approval={state.value} look={lookAtBoth} />
    </>
  );
};

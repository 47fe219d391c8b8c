import { Alert, Flex, Form, Heading, LoadingButton, PanelSection, Text, TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { ApprovalDetail } from '../../../src/contract/approval-queue.ts';
import type { Problem } from '../../../src/contract/envelope.ts';
import { listed } from '../../shared/format/words.ts';
import { useDecision, type Decision } from './use-decision.ts';

const LEAST = 3;
const MOST = 1000;

interface DecideProps {
  approval: ApprovalDetail;
  look: () => Promise<Problem | null>;
}

/** Approve, approve and send, or return with a reason; only what this person may do is offered. */
export const Decide = ({ approval, look }: DecideProps) => {
  const decision = useDecision(approval, look);
  const { state, decide } = decision;
  const isRunning = state === 'running';
  const may = (action: ApprovalDetail['actions'][number]): boolean => approval.actions.includes(action);
  if (approval.actions.length === 0 && state === 'rest') return null;
  return (
    <PanelSection>
      <Flex direction="column" gap="md">
        <Outcome state={state} />
        <Flex gap="sm">
          {may('approve') && (
            <LoadingButton
              variant="primary"
              loading={isRunning}
              disabled={isRunning}
              onClick={() => decide({ do: 'approve', send: false })}
            >
              Approve
            </LoadingButton>
          )}
          {may('approve_and_send') && (
            <LoadingButton
              loading={isRunning}
              disabled={isRunning || approval.recipients.length === 0}
              onClick={() => decide({ do: 'approve', send: true })}
            >
              Approve and send
            </LoadingButton>
          )}
        </Flex>
        {may('approve_and_send') && <Text variant="microcopy">{sendWords(approval)}</Text>}
        {may('return') && <Return decision={decision} />}
      </Flex>
    </PanelSection>
  );
};

const sendWords = ({ recipients }: ApprovalDetail): string =>
  recipients.length === 0
    ? 'It cannot be sent: Xero has no e-mail address of the customer.'
    : `Xero sends it to ${listed(recipients)}.`;

const Outcome = ({ state }: Pick<Decision, 'state'>) => {
  if (state === 'unsettled')
    return (
      <Alert variant="info" title="It is still being worked on">
        <Text>That goes on by itself; nothing is sent twice. Look again in a minute.</Text>
      </Alert>
    );
  if (typeof state === 'string') return null;
  return (
    <Alert variant="danger" title={state.message}>
      <Text>{state.fix ?? 'Look again how it stands.'}</Text>
    </Alert>
  );
};

const Return = ({ decision: { state, decide } }: { decision: Decision }) => {
  const [reason, setReason] = useState('');
  const isRunning = state === 'running';
  return (
    <Form onSubmit={() => decide({ do: 'return', reason: reason.trim() })}>
      <Heading>Or return it</Heading>
      <TextArea
        label="What is to be mended"
        name="reason"
        description="Whoever submitted it reads this on the deal."
        value={reason}
        maxLength={MOST}
        onInput={setReason}
      />
      <LoadingButton type="submit" loading={isRunning} disabled={isRunning || reason.trim().length < LEAST}>
        Return as a draft
      </LoadingButton>
    </Form>
  );
};

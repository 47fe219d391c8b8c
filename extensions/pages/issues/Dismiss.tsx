import { Alert, Form, LoadingButton, Text, TextArea, useExtensionActions } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { IssueView } from '../../../src/contract/issues.ts';
import { useAsk } from '../../shared/service/use-ask.ts';
import type { Issues } from './use-issues.ts';

const LEAST = 3;
const MOST = 500;

/** Puts the issue aside with a reason, which everybody who sees it can read afterwards. */
export const Dismiss = ({ issue: { issueId }, look }: { issue: IssueView; look: Issues['look'] }) => {
  const ask = useAsk();
  const { addAlert, closeOverlay } = useExtensionActions<'pages'>();
  const [reason, setReason] = useState('');
  const [state, setState] = useState<'rest' | 'running' | Problem>('rest');
  const dismiss = async (): Promise<void> => {
    setState('running');
    const answer = await ask('/pages/issues/dismiss', { id: issueId, reason: reason.trim() });
    setState(answer.ok ? 'rest' : answer.error);
    if (answer.ok) {
      closeOverlay(`issue-${issueId}`);
      addAlert({ type: 'success', message: 'The issue is put aside.' });
    }
    await look();
  };
  return (
    <Form onSubmit={() => void dismiss()}>
      <TextArea
        label="Why nothing needs to be done"
        name="reason"
        description="If the same happens again, it is told anew."
        value={reason}
        maxLength={MOST}
        onInput={setReason}
      />
      {typeof state === 'object' && (
        <Alert variant="danger" title={state.message}>
          <Text>{state.fix ?? 'Look again how it stands.'}</Text>
        </Alert>
      )}
      <LoadingButton type="submit" loading={state === 'running'} disabled={reason.trim().length < LEAST}>
        Put aside
      </LoadingButton>
    </Form>
  );
};

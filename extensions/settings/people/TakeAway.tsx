import { LoadingButton } from '@hubspot/ui-extensions';
import type { Said } from '../../../src/contract/rights.ts';
import { ChangeProblem } from '../service/ChangeProblem.tsx';
import { useChange, type Look } from '../service/use-change.ts';
import type { Subject } from './use-rights-draft.ts';

interface TakeAwayProps {
  subject: Subject;
  said: Said;
  look: Look;
}

/** Takes back what is set for somebody, or for a team, that HubSpot no longer has. */
export const TakeAway = ({ subject: { kind, id, name }, said, look }: TakeAwayProps) => {
  const { state, run } = useChange<unknown>('/settings/rights', look);
  const nothing: Said = { own: null, team: null, all: null };
  return (
    <>
      <LoadingButton
        size="xs"
        loading={state.at === 'running'}
        onClick={() => void run({ kind, id, said: nothing, seen: said }, `Nothing is set for ${name} any more.`)}
      >
        Take away
      </LoadingButton>
      <ChangeProblem state={state} />
    </>
  );
};

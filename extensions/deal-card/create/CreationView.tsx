import { Alert, PanelSection } from '@hubspot/ui-extensions';
import { Failed } from '../../shared/states/Failed.tsx';
import { Loading } from '../../shared/states/Loading.tsx';
import { DraftView } from './DraftView.tsx';
import type { May } from './may.ts';
import { Outcome } from './Outcome.tsx';
import { Overwritten } from './Overwritten.tsx';
import { PreviewNotices } from './PreviewNotices.tsx';
import { draftOf } from './creation-stage.ts';
import type { Creation } from './use-creation.ts';

interface CreationViewProps {
  creation: Creation;
  may: May;
}

/** The inside of the panel, from the first reading of the deal to the end. */
export const CreationView = ({ creation, may }: CreationViewProps) => {
  const { stage, revises, retry } = creation;
  const draft = draftOf(stage);
  if (draft)
    return (
      <>
        {stage.at === 'preview' && <PreviewNotices preview={stage} />}
        <Overwritten draft={draft} creation={creation} />
        <DraftView {...{ draft, creation, may }} />
      </>
    );
  return (
    <PanelSection flush>
      {stage.at === 'failed' && <Failed problem={stage.problem} onRetry={retry} />}
      {stage.at === 'sent' && (
        <Outcome intent={stage.intent} isWatched={stage.isWatched} revises={revises} onTryAgain={retry} />
      )}
      {stage.at === 'linked' && <Alert variant="success" title="It bills this deal now" />}
      {stage.at === 'reading' && <Loading label="Reading the deal" />}
    </PanelSection>
  );
};

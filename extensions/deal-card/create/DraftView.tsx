import { Alert, Flex, PanelSection, Text } from '@hubspot/ui-extensions';
import type { InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { SettingsLink } from '../../shared/states/SettingsLink.tsx';
import { ElsewhereNotice } from '../links/ElsewhereNotice.tsx';
import { Details, FoundElsewhere, Questions } from '../questions/Questions.tsx';
import { whichQuestions } from '../questions/which-questions.ts';
import { ReadinessGlance } from '../readiness/ReadinessGlance.tsx';
import { ComparisonView } from './ComparisonView.tsx';
import { DraftAmounts } from './DraftAmounts.tsx';
import { DraftFacts } from './DraftFacts.tsx';
import type { May } from './may.ts';
import { StatusChoice } from './StatusChoice.tsx';
import type { Creation } from './use-creation.ts';

interface DraftViewProps {
  draft: InvoiceDraft;
  creation: Creation;
  may: May;
}

/** What would stand in Xero, with what is missing first, each with its answer in place (C4, C70, C75). */
export const DraftView = ({ draft, creation, may }: DraftViewProps) => {
  const { choices, choose, readAgain } = creation;
  const { must, optional, elsewhere } = whichQuestions(draft, choices, may.nameNew);
  const answering = { draft, choices, choose, onFilled: readAgain };
  return (
    <>
      <PanelSection>
        <Flex direction="column" gap="sm">
          {draft.elsewhere && (
            <ElsewhereNotice elsewhere={draft.elsewhere} stepId={choices.stepId ?? null} onLinked={creation.linked} />
          )}
          {!draft.live && <NotLive mayManage={may.manage} />}
          <ReadinessGlance readiness={draft.readiness} />
          <FoundElsewhere findings={elsewhere} />
          <Questions asks={must} {...answering} />
        </Flex>
      </PanelSection>
      <PanelSection>
        <DraftFacts draft={draft} />
      </PanelSection>
      <PanelSection>
        <DraftAmounts {...answering} />
      </PanelSection>
      <PanelSection>
        <ComparisonView draft={draft} />
      </PanelSection>
      <PanelSection flush>
        <Flex direction="column" gap="md">
          <StatusChoice draft={draft} creation={creation} />
          <Details asks={optional} {...answering} />
        </Flex>
      </PanelSection>
    </>
  );
};

const NotLive = ({ mayManage }: { mayManage: boolean }) => (
  <Alert variant="info" title="Nothing is written to Xero yet">
    <Text>You see what the invoice would be. An admin switches the connection live in the settings of Tieout.</Text>
    {mayManage && <SettingsLink />}
  </Alert>
);

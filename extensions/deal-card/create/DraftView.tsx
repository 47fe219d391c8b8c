import { Alert, Flex, PanelSection, Text } from '@hubspot/ui-extensions';
import type { DraftChoices, InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { SettingsLink } from '../../shared/states/SettingsLink.tsx';
import { Details, GapsElsewhere, Questions } from '../questions/Questions.tsx';
import { whichQuestions } from '../questions/which-questions.ts';
import { DraftAmounts } from './DraftAmounts.tsx';
import { DraftFacts } from './DraftFacts.tsx';
import type { May } from './may.ts';
import { StatusChoice } from './StatusChoice.tsx';

interface DraftViewProps {
  draft: InvoiceDraft;
  choices: DraftChoices;
  may: May;
  choose: (change: DraftChoices) => void;
}

/** What would stand in Xero, with what is missing first (C4). */
export const DraftView = ({ draft, choices, may, choose }: DraftViewProps) => {
  const { must, optional, elsewhere } = whichQuestions(draft, choices, may.nameNew);
  return (
    <>
      {(!draft.live || draft.gaps.length > 0 || must.length > 0) && (
        <PanelSection>
          {!draft.live && <NotLive mayManage={may.manage} />}
          <GapsElsewhere gaps={elsewhere} />
          <Questions names={must} {...{ draft, choices, choose }} />
        </PanelSection>
      )}
      <PanelSection>
        <DraftFacts draft={draft} />
      </PanelSection>
      <PanelSection>
        <DraftAmounts draft={draft} />
      </PanelSection>
      <PanelSection flush>
        <Flex direction="column" gap="md">
          <StatusChoice status={choices.status ?? draft.status} mayApprove={may.approve} choose={choose} />
          <Details names={optional} {...{ draft, choices, choose }} />
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

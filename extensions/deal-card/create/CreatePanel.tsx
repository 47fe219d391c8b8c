import { Flex, LoadingButton, Panel, PanelBody, PanelFooter, PanelSection, Text } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import type { InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { ClosePanel } from '../ClosePanel.tsx';
import { CreationView } from './CreationView.tsx';
import type { May } from './may.ts';
import { draftOf, mayBeSent, type Revised } from './creation-stage.ts';
import { modeOf } from './StatusChoice.tsx';
import type { Creation } from './use-creation.ts';
import { useDraftMoney } from './use-draft-money.ts';

interface CreatePanelProps {
  /** Each button that opens it has a panel of its own. */
  id: string;
  title: string;
  creation: Creation;
  may: May;
  /** What is shown as long as the draft is not that of this panel; left out: it is. */
  instead?: ReactNode;
  /** What stands at the foot of that; left out: a way to close it. */
  insteadFooter?: ReactNode;
  /** Called when it has closed. */
  onClose?: () => void;
}

/** The draft of the deal's invoice: what is missing, what would stand in Xero, and the button that makes it. */
export const CreatePanel = ({ id, title, creation, may, instead, insteadFooter, onClose }: CreatePanelProps) => (
  <Panel id={id} title={title} width="lg" variant="modal" {...(onClose && { onClose })}>
    <PanelBody>
      {instead === undefined ? (
        <CreationView creation={creation} may={may} />
      ) : (
        <PanelSection flush>{instead}</PanelSection>
      )}
    </PanelBody>
    <PanelFooter>
      {instead === undefined ? <Footer id={id} creation={creation} /> : (insteadFooter ?? <ClosePanel id={id} />)}
    </PanelFooter>
  </Panel>
);

const Footer = ({ id, creation }: Pick<CreatePanelProps, 'id' | 'creation'>) => {
  const draft = draftOf(creation.stage);
  return draft ? <Confirm creation={creation} draft={draft} /> : <ClosePanel id={id} />;
};

const labels: Record<InvoiceDraft['may'], string> = {
  draft: 'Create draft invoice',
  submit: 'Create and submit',
  approve: 'Create and approve',
  approve_and_send: 'Create, approve and send',
};

const revisedLabel = ({ submits }: Revised): string => (submits ? 'Submit for approval' : 'Update the invoice');

const Confirm = ({ creation, draft }: { creation: Creation; draft: InvoiceDraft }) => {
  const { stage, saying, revises, confirm } = creation;
  const money = useDraftMoney(draft);
  const mode = modeOf(draft, saying.send);
  const isUnreachable = mode === 'approve_and_send' && draft.recipients.length === 0;
  return (
    <Flex align="center" gap="sm">
      <LoadingButton
        variant="primary"
        loading={stage.at === 'sending' || stage.at === 'reading'}
        disabled={!mayBeSent(stage, saying) || isUnreachable}
        onClick={confirm}
      >
        {revises ? revisedLabel(revises) : labels[mode]}
      </LoadingButton>
      {draft.totals && <Text format={{ fontWeight: 'bold' }}>{money(draft.totals.total)}</Text>}
    </Flex>
  );
};

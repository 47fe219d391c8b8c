import {
  Button,
  Flex,
  LoadingButton,
  Panel,
  PanelBody,
  PanelFooter,
  Text,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import type { InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { CreationView } from './CreationView.tsx';
import type { May } from './may.ts';
import { draftOf, mayBeSent, type Creation } from './use-creation.ts';
import { useDraftMoney } from './use-draft-money.ts';

interface CreateInvoiceProps {
  creation: Creation;
  mayCreate: boolean;
  may: May;
}

const panelId = 'create-invoice';

/**
 * The button that opens the draft in a panel. It stays when nothing may be created, shut: the panel belongs to it, and what
 * was just done must not vanish with it.
 */
export const CreateInvoice = ({ creation, mayCreate, may }: CreateInvoiceProps) => (
  <Button
    variant="primary"
    disabled={!mayCreate}
    onClick={creation.open}
    overlay={
      <Panel id={panelId} title="Create invoice" width="lg" variant="modal">
        <PanelBody>
          <CreationView creation={creation} may={may} />
        </PanelBody>
        <PanelFooter>
          <Footer creation={creation} />
        </PanelFooter>
      </Panel>
    }
  >
    Create invoice
  </Button>
);

const Footer = ({ creation }: { creation: Creation }) => {
  const { closeOverlay } = useExtensionActions<'crm.record.tab'>();
  const draft = draftOf(creation.stage);
  return draft ? (
    <Confirm creation={creation} draft={draft} />
  ) : (
    <Button onClick={() => closeOverlay(panelId)}>Close</Button>
  );
};

const Confirm = ({ creation: { stage, confirm }, draft }: { creation: Creation; draft: InvoiceDraft }) => {
  const money = useDraftMoney(draft);
  return (
    <Flex align="center" gap="sm">
      <LoadingButton
        variant="primary"
        loading={stage.at === 'sending' || stage.at === 'reading'}
        disabled={!mayBeSent(stage)}
        onClick={confirm}
      >
        {draft.status === 'AUTHORISED' ? 'Create and approve' : 'Create draft invoice'}
      </LoadingButton>
      {draft.totals && <Text format={{ fontWeight: 'bold' }}>{money(draft.totals.total)}</Text>}
    </Flex>
  );
};

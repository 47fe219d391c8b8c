import { Button } from '@hubspot/ui-extensions';
import { LinkPanel } from './LinkPanel.tsx';
import { useCandidates } from './use-candidates.ts';
import { useLinking } from './use-linking.ts';

/** The button that opens the customer's other invoices, one of which may bill this deal (C47). */
export const LinkInvoice = ({ look }: { look: () => void }) => {
  const linking = useLinking(look);
  const candidates = useCandidates();
  const open = (): void => {
    linking.reset();
    candidates.reload();
  };
  return (
    <Button size="sm" onClick={open} overlay={<LinkPanel {...{ linking, candidates }} />}>
      Link an invoice
    </Button>
  );
};

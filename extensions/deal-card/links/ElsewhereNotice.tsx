import { Alert, Button, Flex, Text } from '@hubspot/ui-extensions';
import type { ElsewhereInvoice } from '../../../src/contract/links.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { LinkStageView } from './LinkStageView.tsx';
import { useLinking } from './use-linking.ts';

interface ElsewhereNoticeProps {
  elsewhere: ElsewhereInvoice;
  /** The step that the draft bills; null: the deal as a whole. */
  stepId: string | null;
  /** Called when the invoice was linked, or could not be. */
  onLinked: (how: 'done' | 'refused') => void;
}

/** That the customer has an invoice of this amount already, which may be this sale's; the draft can be confirmed all the same. */
export const ElsewhereNotice = ({ elsewhere, stepId, onLinked }: ElsewhereNoticeProps) => {
  const { money, date } = useFormat();
  const linking = useLinking(onLinked);
  const { invoiceId, number, total, currency } = elsewhere;
  const name = number === '' ? 'A draft' : number;
  return (
    <Flex direction="column" gap="sm">
      <Alert variant="warning" title="This customer may have been billed for it already">
        <Text>
          {`${name} of ${money(total, currency)} from ${date(elsewhere.date)} was made elsewhere for this customer: link it instead of billing twice?`}
        </Text>
        <Button size="sm" disabled={linking.stage.at === 'working'} onClick={() => linking.link({ invoiceId, stepId })}>
          Link it
        </Button>
      </Alert>
      <LinkStageView linking={linking} />
    </Flex>
  );
};

import {
  Button,
  Checkbox,
  Flex,
  Panel,
  PanelBody,
  PanelSection,
  Text,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import type { UnbilledRow } from '../../../src/contract/unbilled.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { PlanForm } from '../../shared/bulk/PlanForm.tsx';
import { chosenWords } from './unbilled-words.ts';
import { mayBeChosen, type ChosenDeal, type Choosing } from './use-chosen.ts';

interface ChooseBarProps {
  /** Of this page. */
  rows: readonly UnbilledRow[];
  choosing: Choosing;
}

/** All of the page in one click, what is chosen by now, and the button that has it invoiced together. */
export const ChooseBar = ({ rows, choosing: { chosen, isChosen, set, clear } }: ChooseBarProps) => {
  const format = useFormat();
  const able = rows.filter(mayBeChosen);
  if (able.length === 0 && chosen.length === 0) return null;
  return (
    <Flex gap="md" align="center" wrap>
      {able.length > 0 && (
        <Checkbox
          name="choose-page"
          checked={able.every(({ dealId }) => isChosen(dealId))}
          onChange={(isOn) => set(able, isOn)}
        >
          {`Choose all on this page (${able.length})`}
        </Checkbox>
      )}
      {chosen.length > 0 && (
        <>
          <Text format={{ fontWeight: 'bold' }}>{chosenWords(chosen, format)}</Text>
          <Button variant="primary" size="sm" overlay={<Together chosen={chosen} />}>
            Invoice the chosen
          </Button>
          <Button variant="transparent" size="sm" onClick={clear}>
            Choose none
          </Button>
        </>
      )}
    </Flex>
  );
};

const PANEL = 'invoice-chosen';

/** Has the invoices planned, and goes on to the page of that plan: so many ids would be too long for an address. */
const Together = ({ chosen }: { chosen: readonly ChosenDeal[] }) => {
  const { closeOverlay, navigateToPage } = useExtensionActions<'pages'>();
  const goOn = (runId: string): void => {
    closeOverlay(PANEL);
    navigateToPage({ to: '/bulk', params: { run: runId } });
  };
  return (
    <Panel id={PANEL} title="Invoice the chosen deals" width="sm">
      <PanelBody>
        <PanelSection>
          <PlanForm deals={chosen.map(({ dealId }) => dealId)} onPlanned={goOn} />
        </PanelSection>
      </PanelBody>
    </Panel>
  );
};

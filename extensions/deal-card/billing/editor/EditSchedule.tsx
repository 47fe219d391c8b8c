import {
  Alert,
  Button,
  Flex,
  LoadingButton,
  Panel,
  PanelBody,
  PanelFooter,
  PanelSection,
  Text,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import type { DealBilling } from '../../../../src/contract/schedule.ts';
import { isInSteps } from '../billing-words.ts';
import { PatternFields } from './PatternFields.tsx';
import { StepFields } from './StepFields.tsx';
import { Found } from './Found.tsx';
import { withNew } from './edited-steps.ts';
import { PANEL, useSchedule, type ScheduleEdits } from './use-schedule.ts';

interface EditScheduleProps {
  billing: DealBilling;
  /** Looks at the deal's invoices again. */
  look: () => void;
}

/** Plans the steps in which the deal is billed: from a usual way to do it, or step by step (C47). */
export const EditSchedule = ({ billing, look }: EditScheduleProps) => {
  const edits = useSchedule({ billing, look });
  return (
    <Button
      size="sm"
      onClick={edits.open}
      overlay={
        <Panel id={PANEL} title="Billing in steps" width="lg" variant="modal">
          <PanelBody>
            <PanelSection>
              <PatternFields {...{ billing, edits }} />
            </PanelSection>
            <PanelSection flush>
              <EditedSteps {...{ billing, edits }} />
            </PanelSection>
          </PanelBody>
          <PanelFooter>
            <Footer {...{ edits }} />
          </PanelFooter>
        </Panel>
      }
    >
      {isInSteps(billing) ? 'Edit the steps' : 'Bill in steps'}
    </Button>
  );
};

interface EditedProps {
  billing: DealBilling;
  edits: ScheduleEdits;
}

const EditedSteps = ({ billing, edits }: EditedProps) => {
  const { steps, change } = edits;
  return (
    <Flex direction="column" gap="sm">
      {steps.length === 0 && <Text>The deal is billed by one invoice.</Text>}
      {steps.map((step, index) => (
        <StepFields
          key={step.key}
          {...{ step, index }}
          currency={billing.currency}
          amount={edits.tried.answer?.steps[index]?.amount ?? step.locked?.amount ?? null}
          onChange={(next) => change(steps.map((one) => (one.key === step.key ? { ...one, ...next } : one)))}
          onRemove={() => change(steps.filter(({ key }) => key !== step.key))}
        />
      ))}
      <Flex>
        <Button size="sm" onClick={() => change(withNew(steps))}>
          Add a step
        </Button>
      </Flex>
      <Found {...{ billing, edits }} />
    </Flex>
  );
};

const Footer = ({ edits: { at, maySave, save, open } }: Pick<EditedProps, 'edits'>) => {
  const { closeOverlay } = useExtensionActions<'crm.record.tab'>();
  const problem = typeof at === 'string' ? null : at;
  return (
    <Flex direction="column" gap="sm">
      {problem && (
        <Alert variant="danger" title={problem.message}>
          {problem.fix && <Text>{problem.fix}</Text>}
          {problem.code === 'conflict' && (
            <Button size="sm" onClick={open}>
              Start from what is there now
            </Button>
          )}
        </Alert>
      )}
      <Flex gap="sm">
        <LoadingButton variant="primary" loading={at === 'saving'} disabled={!maySave} onClick={save}>
          Save
        </LoadingButton>
        <Button onClick={() => closeOverlay(PANEL)}>Cancel</Button>
      </Flex>
    </Flex>
  );
};

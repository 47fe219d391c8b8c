import {
  Alert,
  Button,
  DescriptionList,
  DescriptionListItem,
  Flex,
  LoadingButton,
  Panel,
  PanelBody,
  PanelFooter,
  PanelSection,
  Text,
  ToggleGroup,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import type { QuoteDraft } from '../../../src/contract/quotes.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { Failed } from '../../shared/states/Failed.tsx';
import { Loading } from '../../shared/states/Loading.tsx';
import { DraftAmounts } from '../create/DraftAmounts.tsx';
import { Progress } from '../create/Progress.tsx';
import type { May } from '../create/may.ts';
import { useDraftMoney } from '../create/use-draft-money.ts';
import { FoundElsewhere, Questions } from '../questions/Questions.tsx';
import { whichQuestions } from '../questions/which-questions.ts';
import { refusalIn } from '../use-write-once.ts';
import type { QuoteMaking } from './use-quote-making.ts';

interface MakeQuoteProps {
  id: string;
  making: QuoteMaking;
  may: May;
  /** Is called when it has closed. */
  onClose: () => void;
}

/** The draft of a quote in Xero: what is missing, what would stand there, and the button that makes it. */
export const MakeQuotePanel = ({ id, making, may, onClose }: MakeQuoteProps) => {
  const { stage } = making;
  const { closeOverlay } = useExtensionActions<'crm.record.tab'>();
  return (
    <Panel id={id} title="Create quote in Xero" width="lg" variant="modal" onClose={onClose}>
      <PanelBody>
        {stage.at === 'reading' && <Loading label="Reading the quote" />}
        {stage.at === 'failed' && <Failed problem={stage.problem} onRetry={making.open} />}
        {(stage.at === 'preview' || stage.at === 'sending') && <Preview stage={stage} {...{ making, may }} />}
        {stage.at === 'sent' && <Sent stage={stage} onTryAgain={making.open} />}
      </PanelBody>
      <PanelFooter>
        {stage.at === 'preview' || stage.at === 'sending' ? (
          <Confirm {...{ making, stage }} />
        ) : (
          <Button onClick={() => closeOverlay(id)}>Close</Button>
        )}
      </PanelFooter>
    </Panel>
  );
};

type Shown = Extract<QuoteMaking['stage'], { at: 'preview' | 'sending' }>;

const Preview = ({ stage, making, may }: { stage: Shown; making: QuoteMaking; may: May }) => {
  const { draft } = stage;
  const choices = { ...making.choices, status: undefined };
  const answering = { draft: draft.draft, choices, choose: making.choose as never, onFilled: making.open };
  const { must, elsewhere } = whichQuestions(draft.draft, choices, may.nameNew);
  return (
    <PanelSection>
      <Flex direction="column" gap="sm">
        {stage.changes.map((change) => (
          <Alert key={change} variant="warning" title={change} />
        ))}
        {stage.problem && <Failed problem={stage.problem} onRetry={making.confirm} />}
        <FoundElsewhere findings={elsewhere} />
        <Questions asks={must} {...answering} />
        <Facts draft={draft} />
        <DraftAmounts {...answering} />
        {draft.maySend && (
          <ToggleGroup
            toggleType="radioButtonList"
            label="Create it as"
            name="quoteStatus"
            options={[
              { value: 'SENT', label: 'Sent', description: 'The customer has it.' },
              { value: 'DRAFT', label: 'Draft', description: 'It waits in Xero.' },
            ]}
            value={draft.status}
            onChange={(status) => making.choose({ status: status === 'SENT' ? 'SENT' : 'DRAFT' })}
          />
        )}
      </Flex>
    </PanelSection>
  );
};

const Facts = ({ draft }: { draft: QuoteDraft }) => {
  const { date } = useFormat();
  const facts = [
    ['Number', draft.number ?? 'None yet'],
    ['Title', draft.title],
    ['Customer', draft.draft.customer?.name ?? 'Not known yet'],
    ['Ends', draft.expiresOn ? date(draft.expiresOn) : 'Never'],
    ['Terms', draft.terms || 'None'],
  ] as const;
  return (
    <DescriptionList direction="row">
      {facts.map(([label, value]) => (
        <DescriptionListItem key={label} label={label}>
          <Text>{value}</Text>
        </DescriptionListItem>
      ))}
    </DescriptionList>
  );
};

const Confirm = ({ making, stage }: { making: QuoteMaking; stage: Shown }) => {
  const { draft } = stage.draft;
  const money = useDraftMoney(draft);
  return (
    <Flex align="center" gap="sm">
      <LoadingButton
        variant="primary"
        loading={stage.at === 'sending'}
        disabled={stage.draft.hash === null || !draft.live}
        onClick={making.confirm}
      >
        {stage.draft.status === 'SENT' ? 'Create as sent' : 'Create as draft'}
      </LoadingButton>
      {draft.totals && <Text format={{ fontWeight: 'bold' }}>{money(draft.totals.total)}</Text>}
    </Flex>
  );
};

const Sent = ({
  stage,
  onTryAgain,
}: {
  stage: Extract<QuoteMaking['stage'], { at: 'sent' }>;
  onTryAgain: () => void;
}) => {
  const { intent, isWatched } = stage;
  if (intent.state === 'done')
    return (
      <Alert variant="success" title="The quote is in Xero">
        {intent.difference}
      </Alert>
    );
  if (intent.state !== 'rejected') return <Progress {...{ intent, isWatched }} doing="Creating the quote" />;
  return (
    <Alert variant="danger" title="The quote was not created">
      <Text>{refusalIn(intent).message}</Text>
      {intent.problem?.fix && <Text>{intent.problem.fix}</Text>}
      <Button onClick={onTryAgain}>Try again</Button>
    </Alert>
  );
};

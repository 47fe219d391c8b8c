import {
  Button,
  EmptyState,
  Flex,
  Panel,
  PanelBody,
  PanelFooter,
  PanelSection,
  SearchInput,
  Select,
  Text,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { LinkCandidates } from '../../../src/contract/links.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { Failed } from '../../shared/states/Failed.tsx';
import { Loading } from '../../shared/states/Loading.tsx';
import { CandidateTile } from './CandidateTile.tsx';
import { LinkStageView } from './LinkStageView.tsx';
import type { Candidates } from './use-candidates.ts';
import type { Linking } from './use-linking.ts';

const ID = 'link-invoice';

interface LinkPanelProps {
  linking: Linking;
  candidates: Candidates;
}

/** Invoices of the customer that do not bill the deal: those of the same amount first, each with why it cannot be linked. */
export const LinkPanel = ({ linking, candidates }: LinkPanelProps) => {
  const { closeOverlay } = useExtensionActions<'crm.record.tab'>();
  return (
    <Panel id={ID} title="Link an invoice" width="md">
      <PanelBody>
        <PanelSection>
          <Flex direction="column" gap="md">
            <Text>
              An invoice that was made in Xero, or by another app, can bill this deal. Nothing changes in Xero; the deal
              is not billed again for it.
            </Text>
            <LinkStageView linking={linking} />
            {linking.stage.at !== 'done' && <Search {...{ linking, candidates }} />}
            {linking.stage.at === 'done' && <Text format={{ fontWeight: 'demibold' }}>The invoice is linked.</Text>}
          </Flex>
        </PanelSection>
      </PanelBody>
      <PanelFooter>
        <Button onClick={() => closeOverlay(ID)}>Close</Button>
      </PanelFooter>
    </Panel>
  );
};

const Search = ({ linking, candidates: { state, reload, search, look } }: LinkPanelProps) => {
  const known = state.status === 'ready' ? state.value : state.status === 'loading' ? state.before : null;
  return (
    <>
      <SearchInput
        label="Number, reference or amount"
        name="link-search"
        value={search.q}
        onChange={(text) => look({ q: text.trim(), page: 1 })}
      />
      {state.status === 'failed' && <Failed problem={state.problem} onRetry={reload} />}
      {state.status === 'loading' && !known && <Loading label="Fetching the customer’s invoices" />}
      {known && <Found {...{ known, linking }} q={search.q} go={(page) => look({ ...search, page })} />}
    </>
  );
};

interface FoundProps {
  known: LinkCandidates;
  linking: Linking;
  q: string;
  /** Shows another page. */
  go: (page: number) => void;
}

const Found = ({ known, linking, q, go }: FoundProps) => {
  const { money } = useFormat();
  const [chosen, choose] = useState<string | null>(null);
  const { candidates, steps, left, currency, total, page, pages } = known;
  const stepId = steps.some((step) => step.stepId === chosen) ? chosen : null;
  if (candidates.length === 0) return <Nothing q={q} />;
  return (
    <Flex direction="column" gap="sm">
      {left && <Text variant="microcopy">{`${money(left, currency)} is left to bill, without tax.`}</Text>}
      {steps.length === 0 && (
        <Text>Every step of this deal is billed. Add one for what the invoice bills, then link it.</Text>
      )}
      {steps.length > 1 && (
        <Select
          label="The step that it bills"
          name="link-step"
          value={stepId ?? steps[0]?.stepId ?? ''}
          options={steps.map((step) => ({
            value: step.stepId,
            label: step.amount ? `${step.label}, ${money(step.amount, currency)}` : step.label,
          }))}
          onChange={(value) => choose(String(value))}
        />
      )}
      {candidates.map((candidate) => (
        <CandidateTile key={candidate.invoiceId} {...{ candidate, linking, stepId }} mayLink={steps.length > 0} />
      ))}
      <Pages {...{ total, page, pages, go }} />
    </Flex>
  );
};

const Nothing = ({ q }: { q: string }) =>
  q === '' ? (
    <EmptyState title="There is no other invoice" imageName="emptyStateCharts" layout="vertical">
      <Text>
        This customer has no invoice in Xero that does not bill this deal. One that was just made is here within
        minutes.
      </Text>
    </EmptyState>
  ) : (
    <Text>No invoice of this customer has this in its number or reference, or as its amount.</Text>
  );

const Pages = ({
  total,
  page,
  pages,
  go,
}: Pick<LinkCandidates, 'total' | 'page' | 'pages'> & Pick<FoundProps, 'go'>) =>
  pages === 1 ? null : (
    <Flex gap="sm" justify="end" align="center">
      <Text variant="microcopy">{`Page ${page} of ${pages}, ${total} invoices`}</Text>
      <Button size="xs" disabled={page === 1} onClick={() => go(page - 1)}>
        Previous page
      </Button>
      <Button size="xs" disabled={page === pages} onClick={() => go(page + 1)}>
        Next page
      </Button>
    </Flex>
  );

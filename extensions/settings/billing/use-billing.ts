import type { BillingSettingsAnswer } from '../../../src/contract/billing-settings.ts';
import { pathWith } from '../../shared/service/ask.ts';
import { useAnswer, type Loaded } from '../../shared/service/use-answer.ts';
import type { BillingTopic, DocumentOf } from './documents.ts';
import type { Look } from '../service/use-change.ts';
import { useTopic, type TopicDraft } from './topic/use-topic.ts';

interface Billing {
  state: Loaded<BillingSettingsAnswer>;
  reload: () => void;
  look: Look;
  /** The topics as the person edits them; null: nothing is known yet. */
  drafts: { [T in BillingTopic]: TopicDraft<DocumentOf<T>> | null };
}

/** What is set for the invoices of one organisation, and what the person makes of it; other organisations keep their edits. */
export function useBilling(tenantId: string): Billing {
  const { state, reload, look } = useAnswer<BillingSettingsAnswer>(pathWith('/settings/billing', { tenantId }));
  const topics = state.status === 'ready' ? state.value.topics : null;
  const drafts = {
    tax: useTopic({ topic: 'tax', kept: topics?.tax ?? null, done: 'The tax settings are saved.', tenantId, look }),
    lines: useTopic({ topic: 'lines', kept: topics?.lines ?? null, done: 'The line rules are saved.', tenantId, look }),
    terms: useTopic({ topic: 'terms', kept: topics?.terms ?? null, done: 'The terms are saved.', tenantId, look }),
    texts: useTopic({ topic: 'texts', kept: topics?.texts ?? null, done: 'The texts are saved.', tenantId, look }),
    approval: useTopic({
      ...{ topic: 'approval' as const, tenantId, look },
      ...{ kept: topics?.approval ?? null, done: 'The approval rules are saved.' },
    }),
    schedules: useTopic({
      ...{ topic: 'schedules' as const, tenantId, look },
      ...{ kept: topics?.schedules ?? null, done: 'The templates are saved.' },
    }),
  };
  return { state, reload, look, drafts };
}

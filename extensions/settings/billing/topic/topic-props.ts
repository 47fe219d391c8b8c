import type { Look } from '../../service/use-change.ts';
import type { BillingTopic, DocumentOf, Options, TopicState } from '../documents.ts';
import type { TopicDraft } from './use-topic.ts';

/** What the form of one topic stands on. */
export interface TopicProps<T extends BillingTopic> {
  tenantId: string;
  state: TopicState<T>;
  draft: TopicDraft<DocumentOf<T>>;
  options: Options;
  look: Look;
}

import { Tab, Tabs } from '@hubspot/ui-extensions';
import { useState, type ReactNode } from 'react';
import { Failed } from '../../shared/states/Failed.tsx';
import { Loading } from '../../shared/states/Loading.tsx';
import { ApprovalTopic } from './approval/ApprovalTopic.tsx';
import type { BillingTopic } from './documents.ts';
import { LinesTopic } from './lines/LinesTopic.tsx';
import { ProductsTopic } from './products/ProductsTopic.tsx';
import { SchedulesTopic } from './schedules/SchedulesTopic.tsx';
import { TaxTopic } from './tax/TaxTopic.tsx';
import { TermsTopic } from './terms/TermsTopic.tsx';
import { TextsTopic } from './texts/TextsTopic.tsx';
import type { TopicProps } from './topic/topic-props.ts';
import { useBilling } from './use-billing.ts';

/** What is set for the invoices of one organisation, topic by topic (C66). */
export const Billing = ({ tenantId }: { tenantId: string }) => {
  const { state, reload, look, drafts } = useBilling(tenantId);
  const [tab, setTab] = useState('tax');
  if (state.status === 'loading') return <Loading label="Opening the billing rules" />;
  if (state.status === 'failed') return <Failed problem={state.problem} onRetry={reload} />;
  const { topics, options } = state.value;
  const of = <T extends BillingTopic>(topic: T, draw: (props: TopicProps<T>) => ReactNode) => {
    const draft = drafts[topic];
    return draft && draw({ tenantId, options, look, draft, state: topics[topic] });
  };
  return (
    <Tabs defaultSelected="tax" variant="enclosed" onSelectedChange={(selected: string) => setTab(selected)}>
      <Tab tabId="tax" title="Tax by place">
        {of('tax', (props) => (
          <TaxTopic {...props} />
        ))}
      </Tab>
      <Tab tabId="lines" title="Lines">
        {of('lines', (props) => (
          <LinesTopic {...props} />
        ))}
      </Tab>
      <Tab tabId="products" title="Products">
        {tab === 'products' && <ProductsTopic key={tenantId} {...{ tenantId, options }} />}
      </Tab>
      <Tab tabId="terms" title="Terms">
        {of('terms', (props) => (
          <TermsTopic {...props} />
        ))}
      </Tab>
      <Tab tabId="texts" title="Texts">
        {of('texts', (props) => (
          <TextsTopic {...props} />
        ))}
      </Tab>
      <Tab tabId="approval" title="Approval">
        {of('approval', (props) => (
          <ApprovalTopic {...props} />
        ))}
      </Tab>
      <Tab tabId="schedules" title="Billing in steps">
        {of('schedules', (props) => (
          <SchedulesTopic {...props} />
        ))}
      </Tab>
    </Tabs>
  );
};

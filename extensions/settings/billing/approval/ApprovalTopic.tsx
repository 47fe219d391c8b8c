import { Text } from '@hubspot/ui-extensions';
import type { ApprovalRule } from '../documents.ts';
import { Rules } from '../rules/Rules.tsx';
import { faultsAt, type Fault } from '../topic/faults.ts';
import type { TopicProps } from '../topic/topic-props.ts';
import { TopicFrame } from '../topic/TopicFrame.tsx';
import { ApprovalRuleFields } from './ApprovalRuleFields.tsx';
import { approvalInWords, sayApproval } from './say-approval.ts';

const intro = 'How far each person may take an invoice. People with the right to approve may always approve and send.';

const none = 'There are no rules yet: whoever may create invoices creates drafts, and finance approves them in Xero.';

/** Money as people type it for a limit. */
const amount = /^\d{1,15}(\.\d{1,4})?$/;

/** Who may submit, approve and send, where and up to which total. */
export const ApprovalTopic = (props: TopicProps<'approval'>) => {
  const { draft, options } = props;
  const { rules } = draft.values;
  const faults = rules.flatMap(faultsOf);
  return (
    <TopicFrame {...props} {...{ intro, faults }} topic="approval" say={sayApproval}>
      <Text>For everybody else the first rule that fits decides; where none does, they create a draft.</Text>
      <Rules<ApprovalRule>
        {...{ rules, none }}
        label="Rule"
        fresh={() => ({
          ...{ id: crypto.randomUUID(), pipelineId: null, upTo: null },
          ...{ who: { kind: 'anyone' }, mode: 'submit' },
        })}
        summaryOf={(rule) => approvalInWords(rule, options)}
        faultAt={faultsAt(faults, draft.saving)}
        onChange={(next) => draft.change({ rules: next })}
        fieldsOf={(rule, { name, change }) => <ApprovalRuleFields {...{ name, rule, options }} onChange={change} />}
      />
    </TopicFrame>
  );
};

const faultsOf = ({ upTo }: ApprovalRule, index: number): Fault[] =>
  upTo === null || amount.test(upTo.amount)
    ? []
    : [{ at: `Rule ${index + 1}`, message: 'Type the total as 5000 or 5000.50.' }];

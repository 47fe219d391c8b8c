import type { ScheduleTemplate } from '../documents.ts';
import { Rules } from '../rules/Rules.tsx';
import { faultsAt } from '../topic/faults.ts';
import type { TopicProps } from '../topic/topic-props.ts';
import { TopicFrame } from '../topic/TopicFrame.tsx';
import { saySchedules, templateInWords } from './say-schedules.ts';
import { templateFaults } from './template-faults.ts';
import { TemplateFields } from './TemplateFields.tsx';

const intro = 'Usual ways to bill a deal in steps. Whoever plans the steps of a deal starts from one of them.';

const none = 'There are no templates yet: steps are planned deal by deal.';

/** Templates of the steps in which deals are billed, for each pipeline or for all. */
export const SchedulesTopic = (props: TopicProps<'schedules'>) => {
  const { draft, options } = props;
  const { templates } = draft.values;
  const faults = templates.flatMap(templateFaults);
  return (
    <TopicFrame {...props} {...{ intro, faults }} topic="schedules" say={saySchedules}>
      <Rules<ScheduleTemplate>
        rules={templates}
        {...{ none }}
        label="Template"
        fresh={() => ({
          ...{ id: crypto.randomUUID(), name: '', pipelineId: null },
          steps: [
            { role: 'Deposit', share: { kind: 'percent', percent: '30' }, when: { kind: 'now' } },
            { role: 'Balance', share: { kind: 'rest' }, when: { kind: 'now' } },
          ],
        })}
        summaryOf={(template) => templateInWords(template, options)}
        faultAt={faultsAt(faults, draft.saving)}
        onChange={(next) => draft.change({ templates: next })}
        fieldsOf={(template, { name, change }) => <TemplateFields {...{ name, template, options }} onChange={change} />}
      />
    </TopicFrame>
  );
};

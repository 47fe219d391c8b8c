import { Button, Flex, Form, LoadingButton, Text, ToggleGroup } from '@hubspot/ui-extensions';
import type { ConnectionSettings } from '../../../src/contract/settings.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { useNow } from '../../shared/format/use-now.ts';
import { ChangeProblem } from '../service/ChangeProblem.tsx';
import { CodeSelect } from './CodeSelect.tsx';
import { defaultLabels } from './default-words.ts';
import { Overtaken } from './Overtaken.tsx';
import { faultOfReference, ReferenceField } from './ReferenceField.tsx';
import { faultOfTerms, todayIn } from './terms.ts';
import { TermsFields } from './TermsFields.tsx';
import type { DefaultsDraft } from './use-defaults.ts';

interface DefaultsFormProps {
  connection: ConnectionSettings;
  draft: DefaultsDraft;
  /** IANA name of the zone in which `today` is meant. */
  timeZone: string;
}

const statuses = [
  { value: 'DRAFT', label: 'Draft', description: 'Finance looks at it and approves it; nothing is owed before.' },
  { value: 'AUTHORISED', label: 'Approved', description: 'It is owed at once. Only for people who may approve.' },
];

/** What drafts start from where neither the deal nor the customer says otherwise (C62, C66, C70). */
export const DefaultsForm = ({ connection, draft, timeZone }: DefaultsFormProps) => {
  const { values, overtaken, change, rebase, discard } = draft;
  const { accounts, taxRates } = connection.options;
  const today = todayIn(timeZone, useNow());
  const submit = (): void => {
    if (mayBeSaved(draft)) draft.save();
  };
  return (
    <Form onSubmit={submit}>
      <Flex direction="column" gap="md">
        {overtaken && <Overtaken {...{ connection }} before={overtaken} onRebase={rebase} onDiscard={discard} />}
        <CodeSelect
          label={defaultLabels.accountCode}
          name="accountCode"
          description="The sales account that lines go to."
          none="None: the one that most of your invoices use"
          options={accounts}
          value={values.accountCode}
          onChoose={(accountCode) => change({ accountCode })}
        />
        <CodeSelect
          label={defaultLabels.taxType}
          name="taxType"
          description="The tax rate of the lines."
          none="None: the account’s own"
          options={taxRates}
          value={values.taxType}
          onChoose={(taxType) => change({ taxType })}
        />
        <TermsFields {...{ today }} terms={values.terms} onChange={(terms) => change({ terms })} />
        <ToggleGroup
          toggleType="radioButtonList"
          label={defaultLabels.status}
          name="status"
          options={statuses}
          value={values.status}
          onChange={(status) => change({ status: status === 'AUTHORISED' ? 'AUTHORISED' : 'DRAFT' })}
        />
        <ReferenceField reference={values.reference} onChange={(reference) => change({ reference })} />
        <Foot {...{ connection, draft }} />
      </Flex>
    </Form>
  );
};

/** What has not changed may be saved too: whoever agrees with what is set says so. Faults stand at their fields. */
const mayBeSaved = ({ values, overtaken }: DefaultsDraft): boolean =>
  overtaken === null &&
  faultOfReference(values.reference) === null &&
  (values.terms === null || faultOfTerms(values.terms) === null);

const Foot = ({ connection: { changed }, draft }: Omit<DefaultsFormProps, 'timeZone'>) => {
  const { moment } = useFormat();
  const { saving, isChanged, overtaken, discard } = draft;
  // The one who overtook the person was a save of theirs whose answer was lost.
  const isOverBySelf = saving.at === 'failed' && saving.problem.code === 'conflict' && !isChanged;
  return (
    <>
      {!overtaken && !isOverBySelf && <ChangeProblem state={saving} />}
      <Flex gap="sm" align="center" wrap>
        <LoadingButton type="submit" variant="primary" loading={saving.at === 'running'} disabled={overtaken !== null}>
          Save defaults
        </LoadingButton>
        {isChanged && !overtaken && <Button onClick={discard}>Drop my changes</Button>}
        <Text variant="microcopy">
          {changed ? `Changed last by ${changed.by.name}, ${moment(changed.at)}.` : 'Nobody has set anything yet.'}
        </Text>
      </Flex>
    </>
  );
};

import { Select } from '@hubspot/ui-extensions';
import type { Rights, Said } from '../../../src/contract/rights.ts';
import { rightMeanings, rightNames, sayable, scopeNames, unsaid, type Right, type Scope } from './right-words.ts';
import type { RightsDraft, Subject } from './use-rights-draft.ts';

interface RightSelectProps {
  scope: Scope;
  subject: Subject;
  otherwise: Rights;
  draft: RightsDraft;
  stands: Said;
}

const UNSAID = 'unsaid';

/** What may be done with records of one kind, or nothing of its own. “Everything” stays where it is set, and is not offered else. */
export const RightSelect = ({ scope, subject: { kind, id }, otherwise, draft, stands }: RightSelectProps) => {
  const { said, choose } = draft;
  const without = unsaid(scope, { said, otherwise, kind });
  const kept: Right[] = stands[scope] === 'admin' ? ['admin'] : [];
  return (
    <Select
      label={scopeNames[scope]}
      name={`${kind}-${id}-${scope}`}
      description={rightMeanings[said[scope] ?? without.right]}
      value={said[scope] ?? UNSAID}
      options={[
        { value: UNSAID, label: without.words },
        ...[...sayable, ...kept].map((right) => ({ value: right, label: rightNames[right] })),
      ]}
      onChange={(value) => choose(scope, value === UNSAID ? null : (value as Right))}
    />
  );
};

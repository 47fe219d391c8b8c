import { ASK_ADMIN } from '../../access/rules/ask-admin.ts';
import type { InvoiceDraft } from '../../invoicing/rules/draft.ts';
import type { Gap } from '../../invoicing/rules/gap.ts';
import { refusedBy } from '../../invoicing/rules/permission.ts';
import { mayMake, modeOf } from '../../invoicing/rules/status-mode.ts';
import type { NotAllowed } from '../../lib/failure.ts';
import type { Verdict } from '../facts.ts';
import { plannedOf } from './planned.ts';

type Said = Pick<Verdict, 'words' | 'fix'>;

const verdict = (state: Verdict['state'], { words, fix }: Said): Verdict => ({ state, words, fix, planned: null });

/** Somebody can put it right, and then it can be billed. */
export const needsYou = (words: string, fix: string): Verdict => verdict('needs_you', { words, fix });

const cannot = (words: string, fix: string | null = null): Verdict => verdict('cannot', { words, fix });

/** It may be tried again as it is. */
export const failed = (words: string, fix: string): Verdict => verdict('failed', { words, fix });

/** Of a deal that is not there, or is nobody's to bill who asks: the two are told alike, and nothing of it is said. */
export const HIDDEN = cannot(
  'This deal is not known here, or is not yours to invoice.',
  `Leave it out, or have the right “invoice”. ${ASK_ADMIN}`,
);

export const MERGED = cannot('This deal was merged into another one.', 'Choose the deal that it lives on in.');

export const NOT_WON = needsYou('The deal is not won.', 'Move it to its won stage in HubSpot, then check it again.');

/** Of a deal that is billed, or about to be; `number`: of its invoice, when that is known. */
export const billed = (number: string | null): Verdict =>
  number === null
    ? cannot('An invoice for this deal is on its way already.')
    : cannot(`The deal is billed already: ${number}.`);

/** The policy, or the right, does not let the person bill it so. */
export const notAllowed = ({ policy }: NotAllowed): Verdict => (policy ? needsYou(policy.says, policy.fix) : HIDDEN);

const MOST_SAID = 3;

/** What is missing, in the words of the draft. */
export function missingWords(gaps: readonly Pick<Gap, 'message' | 'fix'>[]): { words: string; fix: string } {
  const distinct = (texts: string[]): string[] => [...new Set(texts)];
  const [messages, fixes] = [gaps.map(({ message }) => message), gaps.map(({ fix }) => fix)].map(distinct);
  const more = (messages?.length ?? 0) - MOST_SAID;
  const rest = more > 0 ? [`And ${more} more.`] : [];
  return {
    words: [...(messages ?? []).slice(0, MOST_SAID), ...rest].join(' '),
    fix: (fixes ?? []).slice(0, MOST_SAID).join(' '),
  };
}

/** The group of a deal by the draft of its invoice. */
export function byDraft(draft: InvoiceDraft): Verdict {
  if (draft.gaps.length > 0) return verdict('needs_you', missingWords(draft.gaps));
  const making = { status: draft.status, send: false };
  if (!mayMake(draft.permission.may, making)) return notAllowed(refusedBy(draft.permission, modeOf(making)));
  return { state: 'ready', words: null, fix: null, planned: plannedOf(draft) };
}

const LOOK_AGAIN = 'Check it again, and look at what it would be now.';

/** It is no longer what was planned, and was not billed. */
export const changed = (words: readonly string[]): Verdict =>
  needsYou(`It has changed since it was planned. ${words.join(' ')}`, LOOK_AGAIN);

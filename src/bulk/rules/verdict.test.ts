import { draftOf, liveDeal, liveLine } from '../../../test/support/billing-facts.ts';
import { billed, byDraft, changed, HIDDEN, missingWords, notAllowed } from './verdict.ts';

test('a draft with nothing missing is ready, with what was planned', () => {
  expect(byDraft(draftOf())).toMatchObject({ state: 'ready', words: null, planned: { total: '120' } });
});

test('what is missing needs you, in the draft’s words', () => {
  const draft = draftOf({ deal: liveDeal({ lines: [liveLine({ quantity: null })] }) });
  const [gap] = draft.gaps;
  expect(byDraft(draft)).toEqual({ state: 'needs_you', words: gap?.message, fix: gap?.fix, planned: null });
});

test('of many gaps three are said, each once', () => {
  const gaps = ['a', 'a', 'b', 'c', 'd', 'e'].map((name) => ({ message: `${name}.`, fix: `Do ${name}.` }));
  expect(missingWords(gaps)).toEqual({ words: 'a. b. c. And 2 more.', fix: 'Do a. Do b. Do c.' });
});

test('what the policy does not let the person do needs somebody', () => {
  const permit = () => ({ may: 'draft' as const, why: 'You may make a draft.', limits: [], isOpen: false });
  const draft = draftOf({ permit, choices: { status: 'AUTHORISED' } });
  expect(byDraft(draft)).toMatchObject({ state: 'needs_you', words: 'You may make a draft.', planned: null });
  expect(byDraft(draftOf({ permit }))).toMatchObject({ state: 'ready' });
});

test('a right that is missing says nothing of the deal', () => {
  expect(notAllowed({ code: 'not_allowed', needed: 'invoice' })).toBe(HIDDEN);
});

test('what is billed, and what has changed, is told', () => {
  expect(billed('INV-7')).toMatchObject({ state: 'cannot', words: 'The deal is billed already: INV-7.' });
  expect(billed(null)).toMatchObject({ state: 'cannot', words: 'An invoice for this deal is on its way already.' });
  expect(changed(['A.', 'B.'])).toMatchObject({
    state: 'needs_you',
    words: 'It has changed since it was planned. A. B.',
  });
});

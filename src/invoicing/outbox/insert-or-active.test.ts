import type { Intent } from '../facts.ts';
import { insertOrActive } from './insert-or-active.ts';
import { newIntent } from './new-intent.ts';

const intent = (intentId: string): Intent =>
  newIntent({
    ...{ intentId, portalId: '1', tenantId: 'books', createdBy: 'rep', createdAt: new Date(0) },
    ...{ kind: 'create_contact', subject: 'company:1', request: '{}' },
  });

const mine = intent('mine');
const theirs = intent('theirs');

/** An outbox whose only other intent is in that state at the n-th look, and blocks an insert until it is given back. */
function outboxWith(states: (Intent['state'] | null)[]) {
  let look = 0;
  const at = () => states[Math.min(look, states.length - 1)] ?? null;
  return {
    insert: () => Promise.resolve(at() === null || at() === 'rejected'),
    active: () => {
      look += 1;
      const state = at();
      return Promise.resolve(state === null || state === 'rejected' ? null : { ...theirs, state });
    },
    lock: () => {
      look += 1;
      const state = at();
      return Promise.resolve(state === null ? null : { ...theirs, state });
    },
  };
}

test('where nothing is active the intent itself is added', async () => {
  expect(await insertOrActive(outboxWith([null]), mine)).toBe(mine);
});

test('the one that is under way or done is what there is', async () => {
  for (const state of ['pending', 'sending', 'unclear', 'done'] as const)
    expect(await insertOrActive(outboxWith([state]), mine)).toMatchObject({ intentId: 'theirs', state });
});

test('one that is given back between insert and look leaves the way free', async () => {
  expect(await insertOrActive(outboxWith(['pending', 'rejected']), mine)).toBe(mine);
});

test('one that is given back between look and lock does so too', async () => {
  expect(await insertOrActive(outboxWith(['pending', 'pending', 'rejected']), mine)).toBe(mine);
});

test('an index and a look that never agree end in an error', async () => {
  const outbox = { ...outboxWith([null]), insert: () => Promise.resolve(false) };
  await expect(insertOrActive(outbox, mine)).rejects.toThrow('neither there nor can it be added');
});

import { howRunStands } from './how-run-stands.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 10, minute));
const open = { closedAt: null, dismissed: null, lastSeenAt: at(1) };

test.each([
  ['nothing has come of it', open, 'waiting', 'waiting'],
  ['it has gone through since', { ...open, closedAt: at(6) }, 'waiting', 'done'],
  [
    'somebody has put it aside',
    { ...open, closedAt: at(6), dismissed: { byEmail: 'a', reason: 'b' } },
    'waiting',
    'waiting',
  ],
  ['the same has happened since', { ...open, lastSeenAt: at(7) }, 'waiting', 'failed'],
  ['what is known is kept', { ...open, lastSeenAt: at(7) }, 'done', 'done'],
  ['it has not begun', open, 'asked', 'asked'],
] as const)('%s', (...[, issue, state, expected]) => expect(howRunStands(issue, { state, at: at(5) })).toBe(expected));

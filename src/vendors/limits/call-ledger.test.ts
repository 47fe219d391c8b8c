import { createLog } from '../../lib/log.ts';
import type { CallDay } from '../../mirror/calls/ports.ts';
import { createLedger } from './call-ledger.ts';

const at = new Date('2026-11-20T23:59:59Z');
const org = { portalId: '1', tenantId: 't' };

/** A ledger whose store fails as long as `isDown`. */
function open() {
  const given: CallDay[][] = [];
  const state = { now: at, isDown: false };
  const add = (days: CallDay[]) => {
    if (state.isDown) return Promise.reject(new Error('no database'));
    given.push(days);
    return Promise.resolve();
  };
  const ledger = createLedger({ add, clock: { now: () => state.now }, log: createLog('silent') });
  return { ledger, given, state };
}

test('calls are added up by organisation, day of UTC and class, with what was told last', async () => {
  const { ledger, given, state } = open();
  const told = (left: number, seconds: number) => ({ limit: 5000, left, at: new Date(at.getTime() + seconds * 1000) });
  ledger.note({ ...org, of: 'live', told: told(4998, 1) });
  ledger.note({ ...org, of: 'background', told: told(4999, 0) });
  ledger.note({ ...org, of: 'background', told: null });
  ledger.note({ portalId: '1', tenantId: '', of: 'live', told: null });
  state.now = new Date('2026-11-21T00:00:00Z');
  ledger.note({ ...org, of: 'live', told: null });
  await ledger.flush();
  expect(given).toEqual([
    [
      { ...org, day: '2026-11-20', live: 1, background: 2, told: told(4998, 1) },
      { portalId: '1', tenantId: '', day: '2026-11-20', live: 1, background: 0, told: null },
      { ...org, day: '2026-11-21', live: 1, background: 0, told: null },
    ],
  ]);
});

test('nothing is handed on twice, and nothing where nothing was called', async () => {
  const { ledger, given } = open();
  ledger.note({ ...org, of: 'live', told: null });
  await ledger.flush();
  await ledger.flush();
  expect(given).toHaveLength(1);
});

test('what could not be kept is kept with the next', async () => {
  const { ledger, given, state } = open();
  ledger.note({ ...org, of: 'live', told: null });
  state.isDown = true;
  await ledger.flush();
  ledger.note({ ...org, of: 'live', told: null });
  state.isDown = false;
  await ledger.flush();
  expect(given.flat()).toMatchObject([{ live: 2 }]);
});

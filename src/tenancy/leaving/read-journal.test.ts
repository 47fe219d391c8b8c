import type { VendorFailure } from '../../lib/failure.ts';
import { err, ok, unwrap, type Result } from '../../lib/result.ts';
import type { Installation, JournalEntry, LifecycleEvent } from './ports.ts';
import { readJournal, type JournalDeps } from './read-journal.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const at = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const down: VendorFailure = { code: 'vendor_unavailable', vendor: 'hubspot', detail: 'down' };
const installed = (minutes = -60): Installation => ({ state: 'installed', lastInstalledAt: at(minutes) });
const event = (kind: LifecycleEvent['kind'], portalId = '100', minutes = 0): LifecycleEvent => ({
  ...{ kind, portalId },
  occurredAt: at(minutes),
});

/** A journal with these entries, offsets 1, 2, …, of which the first ones may be kept no longer. */
function world(entries: LifecycleEvent[][], given: { position?: string; forgotten?: number } = {}) {
  const { forgotten = 0 } = given;
  const seen = {
    position: given.position ?? null,
    subscribed: 0,
    asked: [] as string[],
    left: [] as string[],
    installations: new Map([['100', installed()]]),
    letIn: (): Result<boolean, VendorFailure> => ok(false),
  };
  const entryAt = (index: number): JournalEntry | 'nothing' => {
    const events = entries[index];
    return events ? { offset: String(index + 1), events } : 'nothing';
  };
  const deps: JournalDeps = {
    journal: {
      subscribe: () => {
        seen.subscribed += 1;
        return Promise.resolve(ok(undefined));
      },
      next: (offset) => {
        if (offset === null) return Promise.resolve(ok(entryAt(forgotten)));
        return Promise.resolve(ok(Number(offset) <= forgotten ? 'unknown_offset' : entryAt(Number(offset))));
      },
    },
    cursors: {
      positionOf: () => Promise.resolve(seen.position),
      moveTo: (_name, position) => {
        seen.position = position;
        return Promise.resolve();
      },
    },
    store: { installationOf: (portalId) => Promise.resolve(seen.installations.get(portalId) ?? null) },
    isLetIn: (portalId) => {
      seen.asked.push(portalId);
      return Promise.resolve(seen.letIn());
    },
    uninstalled: (portalId) => {
      seen.left.push(portalId);
      seen.installations.set(portalId, { state: 'uninstalled', lastInstalledAt: at(-60) });
      return Promise.resolve();
    },
    clock: { now: () => NOW },
  };
  return { deps, seen };
}

test('an uninstall is taken in once, however often it is told, and the position follows', async () => {
  const { deps, seen } = world([[event('uninstalled')], [event('uninstalled'), event('installed')], []]);
  expect(unwrap(await readJournal(deps))).toEqual({ entries: 3, uninstalled: 1 });
  expect(seen).toMatchObject({ left: ['100'], asked: ['100'], position: '3', subscribed: 1 });
  expect(unwrap(await readJournal(deps))).toEqual({ entries: 0, uninstalled: 0 });
  expect(seen.subscribed).toBe(1);
});

test.each<[string, LifecycleEvent]>([
  ['of a portal that we never knew', event('uninstalled', '4711')],
  ['from before the last install', event('uninstalled', '100', -66)],
  ['of an install', event('installed')],
])('an event %s asks nobody and changes nothing', async (_what, told) => {
  const { deps, seen } = world([[told]]);
  unwrap(await readJournal(deps));
  expect(seen).toMatchObject({ left: [], asked: [], position: '1' });
});

test('as long as HubSpot lets us in, the app is there, whatever is told', async () => {
  const { deps, seen } = world([[event('uninstalled')]]);
  seen.letIn = () => ok(true);
  unwrap(await readJournal(deps));
  expect(seen).toMatchObject({ left: [], asked: ['100'], position: '1' });
});

test('an install that is told after its uninstall, but happened before it, does not save the portal', async () => {
  const { deps, seen } = world([[event('uninstalled', '100', 0)], [event('installed', '100', -30)]]);
  unwrap(await readJournal(deps));
  expect(seen.left).toEqual(['100']);
});

test('when it cannot be asked, nothing is concluded, and the next reading begins with the same entry', async () => {
  const { deps, seen } = world([[], [event('uninstalled')]]);
  seen.letIn = () => err(down);
  expect(await readJournal(deps)).toEqual(err(down));
  expect(seen).toMatchObject({ left: [], position: '1' });
  seen.letIn = () => ok(false);
  expect(unwrap(await readJournal(deps))).toEqual({ entries: 1, uninstalled: 1 });
});

test('who was away longer than the journal is kept begins with the oldest entry', async () => {
  const { deps, seen } = world([[], [], [event('uninstalled')]], { position: '1', forgotten: 2 });
  expect(unwrap(await readJournal(deps))).toEqual({ entries: 1, uninstalled: 1 });
  expect(seen).toMatchObject({ position: '3', subscribed: 0 });
});

test('one reading ends, however much there is; the next goes on from there', async () => {
  const { deps, seen } = world(Array.from({ length: 250 }, () => []));
  expect(unwrap(await readJournal(deps)).entries).toBe(200);
  expect(seen.position).toBe('200');
  expect(unwrap(await readJournal(deps)).entries).toBe(50);
});

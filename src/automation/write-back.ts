import { closeIssues } from '../issues/close-issues.ts';
import { openIssue } from '../issues/open-issue.ts';
import type { IssueKey } from '../issues/ports.ts';
import { LABELS } from '../insight/rules/standing.ts';
import type { Clock } from '../lib/clock.ts';
import { hashText } from '../lib/crypto.ts';
import type { VendorFailure } from '../lib/failure.ts';
import type { NewId } from '../lib/ids.ts';
import { ok, type Result } from '../lib/result.ts';
import type { Books } from '../receivables/facts.ts';
import { freshness } from '../receivables/rules/books.ts';
import type { PropertyValues, WriteBackSetting, WrittenRecord } from './facts.ts';
import type { InWriteBack, PropertyWriter, WriteBackUnit, WrittenBatch } from './ports.ts';
import { CUSTOMER_TYPES, rollUpOf } from './roll-up-of.ts';
import { AMOUNT_PROPERTIES, noAmounts, nothingOf, standingProperties, valuesOf } from './rules/roll-up.ts';

export interface WriteBackDeps {
  inWriteBack: InWriteBack;
  properties: PropertyWriter;
  clock: Clock;
  newId: NewId;
}

/** Which records: those of a kind after that id; '' is the first. */
export interface Stretch {
  objectTypeId: string;
  after: string;
}

/** Nothing is to be written; there are more records of the kind; or these were the last. */
export type WrittenBack = 'nothing' | 'more' | 'last';

/** Records looked at in one go, and HubSpot's largest batch. */
const MOST_RECORDS = 100;

/** A record whose values are not those that it was given last. */
interface Change {
  id: string;
  values: PropertyValues;
  /** What is kept of it once it is written; null: nothing is, for nothing of ours is left there. */
  keep: Omit<WrittenRecord, 'id'> | null;
}

/** Asks for every record of the portal to be looked at. */
export async function startWriteBack({ writeBack, queue }: Pick<WriteBackUnit, 'writeBack' | 'queue'>): Promise<void> {
  const { mode, clearing } = await writeBack.setting();
  if (mode === 'off' && !clearing) return;
  for (const objectTypeId of CUSTOMER_TYPES) await queue.writeBack({ objectTypeId, after: '' });
}

/**
 * Looks at up to 100 records and writes to those whose values have changed: what was written is kept by its hash, so that a crash
 * in between writes the same values once more and nothing else. Records that HubSpot refuses are told in its words. Fails as
 * HubSpot fails, and is then to be asked for again.
 */
export async function writeBack(
  deps: WriteBackDeps,
  portalId: string,
  stretch: Stretch,
): Promise<Result<WrittenBack, VendorFailure>> {
  const plan = await deps.inWriteBack(portalId, (unit) => planStretch(deps, unit, stretch));
  if (!plan) return ok('nothing');
  const done = await carryOut(deps, { portalId, objectTypeId: stretch.objectTypeId }, plan);
  if (!done.ok) return done;
  return ok(
    await deps.inWriteBack(portalId, async (unit) => {
      await keep(deps, unit, { ...stretch, changes: plan.changes, done: done.value });
      if (plan.last === null) return 'last';
      await unit.queue.writeBack({ objectTypeId: stretch.objectTypeId, after: plan.last });
      return 'more';
    }),
  );
}

interface Plan {
  changes: Change[];
  setting: WriteBackSetting;
  /** The last record that was looked at; null: there are no more. */
  last: string | null;
}

async function planStretch(deps: WriteBackDeps, unit: WriteBackUnit, stretch: Stretch): Promise<Plan | null> {
  const setting = await unit.writeBack.setting();
  const { objectTypeId, after } = stretch;
  if (setting.mode === 'off') return setting.clearing ? planClearing(unit, { ...stretch, setting }) : null;
  const books = await unit.receivables.books();
  if (!books || freshness(books, deps.clock.now()).asOf === null) return null;
  const ids = await unit.writeBack.customers(objectTypeId, after, MOST_RECORDS);
  const before = new Map((await unit.writeBack.written(objectTypeId, after, MOST_RECORDS)).map((one) => [one.id, one]));
  const last = ids.length < MOST_RECORDS ? null : (ids.at(-1) ?? null);
  // What was written to a record that is a customer no more is taken away with the others of its stretch.
  const former = [...before.keys()].filter((id) => !ids.includes(id) && (last === null || id <= last));
  const changes: Change[] = former.map((id) => clearingOf(before.get(id)));
  for (const id of ids)
    changes.push(...(await changeOf(deps, unit, { books, setting, objectTypeId, id, before: before.get(id) })));
  return { changes: changes.slice(0, MOST_RECORDS), setting, last };
}

interface Looking {
  books: Books;
  setting: WriteBackSetting;
  objectTypeId: string;
  id: string;
  before: WrittenRecord | undefined;
}

async function changeOf(deps: WriteBackDeps, unit: WriteBackUnit, looking: Looking): Promise<Change[]> {
  const { books, setting, objectTypeId, id, before } = looking;
  const rollUp = await rollUpOf(unit, { books, objectTypeId, objectId: id, clock: deps.clock });
  if (!rollUp) return before ? [clearingOf(before)] : [];
  const withAmounts = setting.mode === 'amounts';
  const values = valuesOf(rollUp, { withAmounts });
  const hash = hashText(JSON.stringify(values));
  if (before?.hash === hash) return [];
  const left = before?.withAmounts && !withAmounts ? noAmounts() : {};
  return [{ id, values: { ...values, ...left }, keep: { hash, withAmounts } }];
}

const clearingOf = (before: WrittenRecord | undefined): Change => ({
  id: before?.id ?? '',
  values: nothingOf({ withAmounts: before?.withAmounts ?? false }),
  keep: null,
});

async function planClearing(
  { writeBack }: WriteBackUnit,
  { objectTypeId, after, setting }: Stretch & { setting: WriteBackSetting },
): Promise<Plan> {
  const written = await writeBack.written(objectTypeId, after, MOST_RECORDS);
  const last = written.length < MOST_RECORDS ? null : (written.at(-1)?.id ?? null);
  return { changes: written.map(clearingOf), setting, last };
}

async function carryOut(
  { properties }: WriteBackDeps,
  where: { portalId: string; objectTypeId: string },
  { changes, setting }: Plan,
): Promise<Result<WrittenBatch, VendorFailure>> {
  if (changes.length === 0) return ok({ written: [], refused: [] });
  if (setting.mode !== 'off') {
    const amounts = setting.mode === 'amounts' ? AMOUNT_PROPERTIES : [];
    const defined = await properties.define(where, [...standingProperties(LABELS), ...amounts]);
    if (!defined.ok) return defined;
  }
  return properties.write(where, changes);
}

interface Done extends Stretch {
  changes: Change[];
  done: WrittenBatch;
}

async function keep({ clock, newId }: WriteBackDeps, unit: WriteBackUnit, asked: Done): Promise<void> {
  const { objectTypeId, changes, done } = asked;
  const refused = new Set(done.refused.map(({ id }) => id));
  const settled = changes.filter(({ id }) => !refused.has(id));
  const kept = settled.flatMap(({ id, keep: kept }) => (kept && done.written.includes(id) ? [{ id, ...kept }] : []));
  await unit.writeBack.keep(objectTypeId, kept, clock.now());
  // What HubSpot does not have any more holds nothing of ours either.
  const gone = settled.filter((change) => change.keep === null || !done.written.includes(change.id));
  await unit.writeBack.forget(
    objectTypeId,
    gone.map(({ id }) => id),
  );
  const { issues } = unit;
  const subjects = [`write-back/${objectTypeId}`, ...settled.map(({ id }) => refusedIssue(objectTypeId, id).subject)];
  await closeIssues({ issues, clock }, { kind: 'write_back_failed', subjects });
  for (const { id, words } of done.refused)
    await openIssue(
      { issues, clock, newId },
      {
        ...refusedIssue(objectTypeId, id),
        message: 'HubSpot did not take the standing of a customer.',
        vendorWords: [words],
        fix: 'Look at the rules that the account has for the properties of the group Tieout. It is tried again every hour.',
      },
    );
}

const refusedIssue = (objectTypeId: string, id: string): IssueKey => ({
  kind: 'write_back_failed',
  subject: `write-back/${objectTypeId}/${id}`,
});

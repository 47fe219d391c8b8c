import { closeIssues } from '../issues/close-issues.ts';
import { openIssue } from '../issues/open-issue.ts';
import type { IssueKey } from '../issues/ports.ts';
import type { Clock } from '../lib/clock.ts';
import { hashText } from '../lib/crypto.ts';
import type { VendorFailure } from '../lib/failure.ts';
import type { NewId } from '../lib/ids.ts';
import { ok, type Result } from '../lib/result.ts';
import type { Books } from '../receivables/facts.ts';
import { freshness } from '../receivables/rules/books.ts';
import type { PropertyValues, WriteBackSetting, WrittenRecord } from './facts.ts';
import type { InWriteBack, PropertyWriter, WriteBackUnit, WrittenBatch } from './ports.ts';
import { KINDS, type Kind } from './kinds.ts';
import { emptied } from './rules/emptied.ts';
import { writeInParts } from './write-in-parts.ts';

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
  for (const objectTypeId of KINDS.keys()) await queue.writeBack({ objectTypeId, after: '' });
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
  const kind = kindOf(stretch);
  const plan = await deps.inWriteBack(portalId, (unit) => planStretch(deps, unit, { ...stretch, kind }));
  if (!plan) return ok('nothing');
  const done = await carryOut(deps, { portalId, objectTypeId: stretch.objectTypeId, kind }, plan);
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

function kindOf({ objectTypeId }: Stretch): Kind {
  const kind = KINDS.get(objectTypeId);
  if (!kind) throw new Error(`Nothing is written to records of type ${objectTypeId}`);
  return kind;
}

interface Plan {
  changes: Change[];
  setting: WriteBackSetting;
  /** The last record that was looked at; null: there are no more. */
  last: string | null;
}

async function planStretch(deps: WriteBackDeps, unit: WriteBackUnit, stretch: OfKind): Promise<Plan | null> {
  const setting = await unit.writeBack.setting();
  const { objectTypeId, after, kind } = stretch;
  if (setting.mode === 'off') return setting.clearing ? planClearing(unit, { ...stretch, setting }) : null;
  const books = await unit.receivables.books();
  if (!books || freshness(books, deps.clock.now()).asOf === null) return null;
  const ids = await kind.records(unit.writeBack, after, MOST_RECORDS);
  const before = new Map((await unit.writeBack.written(objectTypeId, after, MOST_RECORDS)).map((one) => [one.id, one]));
  const last = ids.length < MOST_RECORDS ? null : (ids.at(-1) ?? null);
  // What was written to a record that has nothing to show any more is taken away with the others of its stretch.
  const former = [...before.keys()].filter((id) => !ids.includes(id) && (last === null || id <= last));
  const changes: Change[] = former.map((id) => clearingOf(kind, before.get(id)));
  for (const id of ids)
    changes.push(...(await changeOf(deps, unit, { books, setting, kind, id, before: before.get(id) })));
  return { changes: changes.slice(0, MOST_RECORDS), setting, last };
}

type OfKind = Stretch & { kind: Kind };

interface Looking {
  books: Books;
  setting: WriteBackSetting;
  kind: Kind;
  id: string;
  before: WrittenRecord | undefined;
}

async function changeOf(deps: WriteBackDeps, unit: WriteBackUnit, looking: Looking): Promise<Change[]> {
  const { books, setting, kind, id, before } = looking;
  const withAmounts = setting.mode === 'amounts';
  const values = await kind.valuesOf(unit, { books, id, clock: deps.clock, withAmounts });
  if (!values) return before ? [clearingOf(kind, before)] : [];
  const hash = hashText(JSON.stringify(values));
  if (before?.hash === hash) return [];
  const left = before?.withAmounts && !withAmounts ? emptied(kind.amounts) : {};
  return [{ id, values: { ...values, ...left }, keep: { hash, withAmounts } }];
}

const clearingOf = ({ standing, amounts }: Kind, before: WrittenRecord | undefined): Change => ({
  id: before?.id ?? '',
  values: emptied(before?.withAmounts ? [...standing, ...amounts] : standing),
  keep: null,
});

async function planClearing(
  { writeBack }: WriteBackUnit,
  { objectTypeId, after, kind, setting }: OfKind & { setting: WriteBackSetting },
): Promise<Plan> {
  const written = await writeBack.written(objectTypeId, after, MOST_RECORDS);
  const last = written.length < MOST_RECORDS ? null : (written.at(-1)?.id ?? null);
  return { changes: written.map((before) => clearingOf(kind, before)), setting, last };
}

async function carryOut(
  { properties }: WriteBackDeps,
  { kind, ...where }: { portalId: string; objectTypeId: string; kind: Kind },
  { changes, setting }: Plan,
): Promise<Result<WrittenBatch, VendorFailure>> {
  if (changes.length === 0) return ok({ written: [], refused: [] });
  if (setting.mode !== 'off') {
    const amounts = setting.mode === 'amounts' ? kind.amounts : [];
    const defined = await properties.define(where, [...kind.standing, ...amounts]);
    if (!defined.ok) return defined;
  }
  return writeInParts({ properties, where, records: changes });
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
        message: 'HubSpot did not take what Tieout writes to a record.',
        vendorWords: [words],
        fix: 'Look at the rules that the account has for the properties of the group Tieout. It is tried again every hour.',
      },
    );
}

const refusedIssue = (objectTypeId: string, id: string): IssueKey => ({
  kind: 'write_back_failed',
  subject: `write-back/${objectTypeId}/${id}`,
});

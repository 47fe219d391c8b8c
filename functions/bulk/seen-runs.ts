import type { AccessFacts } from '../../src/access/ports.ts';
import { decide } from '../../src/access/rules/decide.ts';
import { atLeast } from '../../src/access/rules/right.ts';
import { rightsOf, type Rights } from '../../src/access/rules/rights-of.ts';
import type { BulkRun } from '../../src/bulk/facts.ts';
import type { BulkUnit, ListedRow } from '../../src/bulk/ports.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { Caller } from '../runtime/door.ts';

/** What a person sees of the runs of a portal, decided from what is stored now. */
interface RunsSeen {
  /** `all`: whoever may approve on every record; anybody else who may invoice sees own runs. */
  of: 'all' | 'own';
  facts: AccessFacts;
  rights: Rights;
}

/** Refused for whoever could bill nothing. */
export async function runsSeen(
  { access }: Pick<BulkUnit, 'access'>,
  { userId }: Pick<Caller, 'userId'>,
): Promise<Result<RunsSeen, Failure>> {
  const facts = await access.factsOf(userId);
  const rights = facts && rightsOf(facts);
  if (!rights || !atLeast(rights.own, 'invoice')) return err({ code: 'not_allowed', needed: 'invoice' });
  return ok({ of: atLeast(rights.others, 'approve') ? 'all' : 'own', facts, rights });
}

/** A run that the person sees, and what of it; one of somebody else is told from one that is not there to nobody who sees own runs alone. */
export interface RunSeen extends RunsSeen {
  run: BulkRun;
  isOwn: boolean;
  /** Whether the person may see the deal of the row, and its amounts. */
  sees: (row: ListedRow) => boolean;
}

export async function runSeen(
  unit: Pick<BulkUnit, 'access' | 'bulk'>,
  { userId }: Pick<Caller, 'userId'>,
  { runId, locked = false }: { runId: string; locked?: boolean },
): Promise<Result<RunSeen, Failure>> {
  const seen = await runsSeen(unit, { userId });
  if (!seen.ok) return seen;
  const run = await (locked ? unit.bulk.lock(runId) : unit.bulk.read(runId));
  const isOwn = run?.createdBy === userId;
  if (!run || (!isOwn && seen.value.of === 'own')) return err({ code: 'not_found' });
  const { facts } = seen.value;
  const sees = ({ deal }: ListedRow): boolean =>
    deal !== null && atLeast(decide({ ...facts, record: deal.record }), 'amounts');
  return ok({ ...seen.value, run, isOwn, sees });
}

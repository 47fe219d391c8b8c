import { closeIssues } from '../issues/close-issues.ts';
import { openIssue } from '../issues/open-issue.ts';
import type { IssueAbout } from '../issues/ports.ts';
import { mergedDeal } from '../issues/rules/merged-deal.ts';
import type { Clock } from '../lib/clock.ts';
import type { NewId } from '../lib/ids.ts';
import { watchRows } from './watch-rows.ts';
import { typeOfStream } from './rules/crm-batch.ts';
import type { InvoiceFact, StreamFacts, StreamName } from './facts.ts';
import type { Merge } from './crm/ports.ts';
import type { MirrorUnit, Page, StreamKey } from './ports.ts';

export interface Storing<S extends StreamName> {
  deps: { clock: Clock; newId: NewId };
  unit: MirrorUnit;
  key: StreamKey & { stream: S };
}

/** What one call to a vendor read, which began at `readAt`. */
export interface ReadRows<S extends StreamName> {
  rows: StreamFacts[S][];
  unreadable: Page<StreamFacts[S]>['unreadable'];
  readAt: Date;
  /** Of records of the CRM: what was merged into these rows. */
  merges?: Merge[];
}

/**
 * Takes rows into the mirror under its guard and tells of them: a change for each invoice and for items, products and deals that
 * are others than before, an issue for each row that could not be understood; the issues of rows that are understood now are closed.
 */
export async function storeRows<S extends StreamName>(storing: Storing<S>, read: ReadRows<S>): Promise<void> {
  const { unit, key } = storing;
  await watchRows(unit, key, {
    ids: read.rows.map(({ id }) => id),
    change: () => unit.rows.upsert(key, read.rows, read.readAt),
  });
  await unit.rows.markSeen(
    key,
    read.unreadable.map(({ id }) => id),
    read.readAt,
  );
  if (key.stream === 'invoices')
    for (const invoice of read.rows as InvoiceFact[])
      await unit.changes.record({ kind: 'invoice_stored', tenantId: key.tenantId, invoice });
  if (read.merges && read.merges.length > 0) await followMerges(storing, read.merges);
  await tellRows(storing, read);
}

/** Marks rows gone that a call which began then did not show, and tells of items, products and deals among them. */
export async function buryRows(
  { unit, key }: Pick<Storing<StreamName>, 'unit' | 'key'>,
  ids: string[],
  missedAt: Date,
): Promise<void> {
  await watchRows(unit, key, { ids, change: () => unit.rows.markGone(key, ids, missedAt) });
}

async function followMerges<S extends StreamName>({ deps, unit, key }: Storing<S>, merges: Merge[]): Promise<void> {
  const objectTypeId = typeOfStream(key.stream);
  if (objectTypeId === undefined) return;
  const { billedTwice } = await unit.crm.followMerges(objectTypeId, merges, deps.clock.now());
  if (key.stream === 'crm_deals') await unit.changes.record({ kind: 'deals_merged', merges });
  for (const dealId of billedTwice)
    await openIssue(
      { issues: unit.issues, ...deps },
      {
        kind: 'written_twice',
        subject: mergedDeal(dealId),
        message: 'Deals that were merged into one in HubSpot have each been invoiced.',
        vendorWords: [],
        fix: 'Open the deal to see its invoices. If both are meant, nothing needs to be done. Else void what is too much in Xero.',
      },
    );
}

async function tellRows<S extends StreamName>({ deps, unit, key }: Storing<S>, read: ReadRows<S>): Promise<void> {
  const given = { issues: unit.issues, clock: deps.clock, newId: deps.newId };
  const subjectOf = (id: string): string => rowSubject(key, id);
  for (const { id, reason } of read.unreadable)
    await openIssue(given, {
      kind: 'row_unreadable',
      subject: subjectOf(id),
      about: aboutRow(key, id),
      message: `A row of ${key.stream} could not be read and is missing from the figures: ${reason}`,
      vendorWords: [],
      fix: 'Open it at the vendor and save it again. If that does not help, send this message to support.',
    });
  const subjects = read.rows.map((row) => subjectOf(row.id));
  await closeIssues(given, { kind: ['row_unreadable', 'mirror_differs'], subjects });
}

/** What an issue about one row is filed under. */
export const rowSubject = ({ tenantId, stream }: Pick<StreamKey, 'tenantId' | 'stream'>, id: string): string =>
  [...(tenantId === '' ? [] : [tenantId]), stream, id].join('/');

/** The HubSpot records among the streams, by their type. */
const RECORDS: Partial<Record<StreamName, string>> = { crm_contacts: '0-1', crm_companies: '0-2', crm_deals: '0-3' };

/** The record or the invoice that an issue about one row is about. */
export function aboutRow({ tenantId, stream }: StreamKey, id: string): IssueAbout {
  const objectTypeId = RECORDS[stream];
  return {
    tenantId: tenantId === '' ? null : tenantId,
    record: objectTypeId === undefined ? null : { objectTypeId, objectId: id },
    document: stream === 'invoices' ? { invoiceId: id, number: null } : null,
  };
}

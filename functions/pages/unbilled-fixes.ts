import { atLeast } from '../../src/access/rules/right.ts';
import { draftFromMirror } from '../../src/invoicing/draft-invoice.ts';
import type { Gap } from '../../src/invoicing/rules/gap.ts';
import type { Unbilled } from '../../src/unbilled/facts.ts';
import { fixOf, type Fix } from '../../src/unbilled/rules/fix-of.ts';
import { wantedInvoice } from '../../src/unbilled/rules/wanted-invoice.ts';
import type { PortalReads } from '../runtime/deps.ts';
import { readsOfMany } from './mirror-drafts.ts';
import type { UnbilledSeen } from './seen-unbilled.ts';

/** What is known of billing a deal now, by the mirror. */
interface Ready {
  /** The first thing that keeps it from being billed; null: nothing does, or nothing is to be billed now. */
  obstacle: { message: string; fix: string } | null;
  /** The customer's contact in Xero; null: none is known. */
  contactId: string | null;
  isNewCustomer: boolean;
  /** Whether the draft itself asks for what is missing. */
  isAsked: boolean;
}

/** What stands between a deal and its invoice, the one thing to do about it, and what the person may do beside it. */
interface ToDo extends Pick<Ready, 'obstacle' | 'isNewCustomer'> {
  /** The number of an invoice that seems to be the deal's. */
  untied: string | null;
  fix: Fix;
  mayIgnore: boolean;
}

interface Asking {
  seen: UnbilledSeen;
  portalId: string;
  rows: readonly Unbilled[];
  now: Date;
}

const NOTHING_KNOWN: Ready = { obstacle: null, contactId: null, isNewCustomer: false, isAsked: true };

/** What of a draft no answer closes: it is put right on the deal, or in Xero. */
const ELSEWHERE: readonly Gap['field'][] = [null, 'currency', 'lines', 'total', 'status'];

/** What to do about each of the rows, which are those of one page: what could be billed now is drafted by the mirror. */
export async function whatToDo(reads: PortalReads, asking: Asking): Promise<(row: Unbilled) => ToDo> {
  const { books, rightOn } = asking.seen;
  const isConnected = books.state === 'connected';
  const isLive = isConnected && books.live;
  const shared = readsOfMany(reads, books);
  const ready = new Map<Unbilled, Ready>();
  for (const row of asking.rows) if (row.isBillable && isConnected) ready.set(row, await readyOf(shared, row, asking));
  const untied = await untiedOf(reads, books.tenantId, ready);
  return (row) => {
    const right = rightOn(row.deal);
    const mayInvoice = isLive && atLeast(right, 'invoice');
    const { isAsked, obstacle, isNewCustomer } = ready.get(row) ?? NOTHING_KNOWN;
    const number = untied.get(row.deal.dealId) ?? null;
    const may = {
      bill: mayInvoice && isAsked,
      link: mayInvoice && number !== null,
      approve: isLive && atLeast(right, 'approve'),
    };
    return { obstacle, isNewCustomer, untied: number, fix: fixOf(row, may), mayIgnore: atLeast(right, 'invoice') };
  };
}

/** The numbers of invoices that seem to be those of the deals, by their ids. */
async function untiedOf(
  { unbilled }: Pick<PortalReads, 'unbilled'>,
  tenantId: string,
  ready: ReadonlyMap<Unbilled, Ready>,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...ready].flatMap(([row, { contactId }]) =>
    contactId === null ? [] : (wantedInvoice(row, contactId) ?? []),
  );
  const found = await unbilled.untied(tenantId, wanted);
  return new Map(found.map(({ dealId, number }) => [dealId, number]));
}

async function readyOf(reads: PortalReads, { deal }: Unbilled, { seen, portalId, now }: Asking): Promise<Ready> {
  const { userId, teamIds } = seen.person;
  const actor = { userId, teamIds, right: seen.rightOn(deal) };
  const request = { portalId, actor, dealId: deal.dealId, choices: {} };
  const drafted = await draftFromMirror(reads, { request, now });
  if (!drafted.ok) return NOTHING_KNOWN;
  const { gaps, customer } = drafted.value.draft;
  const [gap] = gaps;
  return {
    obstacle: gap ? { message: gap.message, fix: gap.fix } : null,
    contactId: customer?.contactId ?? null,
    isNewCustomer: customer?.isNew ?? false,
    isAsked: gap === undefined || !ELSEWHERE.includes(gap.field),
  };
}

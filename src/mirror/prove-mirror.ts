import type { VendorFailure } from '../lib/failure.ts';
import { ok, type Result } from '../lib/result.ts';
import type { StreamFacts, StreamName } from './facts.ts';
import type { InMirror, Page, Readers, StreamKey } from './ports.ts';
import { compareFacts, type Difference } from './rules/compare.ts';
import { asComparable } from './rules/moved-balances.ts';
import { compareTotals, totalsOf, type Documents } from './rules/totals.ts';
import { streamsOf } from './streams.ts';

export interface ProveDeps {
  inMirror: InMirror;
  readers: Readers;
  /** Waits so many seconds. */
  wait: (seconds: number) => Promise<unknown>;
}

/** How long a busy vendor is waited for at one page, and how often: whoever proves wants the proof, not a part of one. */
const LONGEST_PAUSE_SECONDS = 60;
const MOST_PAUSES = 10;

/** What was compared, and every place where the two sides differ. */
export interface Proof {
  /** Documents at the vendor, by stream. */
  compared: Partial<Record<StreamName, number>>;
  /** Totals by contact and currency at the vendor. */
  totals: number;
  /** Rows that could not be read from the vendor and so not be compared. */
  unreadable: number;
  differences: Difference[];
}

type Facts = { [S in StreamName]?: StreamFacts[S][] };
type KeyOf<S extends StreamName> = StreamKey & { stream: S };

/**
 * Reads everything afresh from both vendors and compares it with the mirror, document by document and total by total.
 * Changes nothing. A contact's balances are compared as far as Xero tells of their moves. What was changed at a vendor since the last pull shows as a difference. Fails as the vendors fail.
 */
export async function proveMirror(deps: ProveDeps, portalId: string): Promise<Result<Proof, VendorFailure>> {
  const tenants = await deps.inMirror(portalId, ({ rows }) => rows.connectedTenants());
  const proof: Proof = { compared: {}, totals: 0, unreadable: 0, differences: [] };
  for (const tenantId of [...tenants, '']) {
    const proved = await proveTenant(deps, { portalId, tenantId }, proof);
    if (!proved.ok) return proved;
  }
  return ok(proof);
}

async function proveTenant(
  deps: ProveDeps,
  owner: { portalId: string; tenantId: string },
  proof: Proof,
): Promise<Result<void, VendorFailure>> {
  const mirror: Facts = {};
  const vendor: Facts = {};
  const streams = streamsOf(owner.portalId, owner.tenantId === '' ? [] : [owner.tenantId]);
  for (const key of streams.filter(({ tenantId }) => tenantId === owner.tenantId)) {
    const facts = await readBoth(deps, key);
    if (!facts.ok) return facts;
    Object.assign(mirror, { [key.stream]: facts.value.mirror });
    Object.assign(vendor, { [key.stream]: facts.value.vendor });
    proof.compared[key.stream] = (proof.compared[key.stream] ?? 0) + facts.value.vendor.length;
    proof.unreadable += facts.value.unreadable;
    proof.differences.push(...compareFacts(key.stream, facts.value));
  }
  const documents = { mirror: documentsOf(mirror), vendor: documentsOf(vendor) };
  proof.totals += totalsOf(documents.vendor).size;
  proof.differences.push(...compareTotals(documents));
  return ok(undefined);
}

interface BothSides<S extends StreamName> {
  mirror: StreamFacts[S][];
  vendor: StreamFacts[S][];
  unreadable: number;
}

async function readBoth<S extends StreamName>(
  deps: ProveDeps,
  key: KeyOf<S>,
): Promise<Result<BothSides<S>, VendorFailure>> {
  const vendor: StreamFacts[S][] = [];
  let unreadable = 0;
  let page: string | null = null;
  do {
    const read: PageRead<S> = await readPatiently(deps, key, page);
    if (!read.ok) return read;
    vendor.push(...read.value.rows);
    unreadable += read.value.unreadable.length;
    page = read.value.next;
  } while (page !== null);
  const mirror = await deps.inMirror(key.portalId, async ({ rows }) => {
    const moved = key.stream === 'contacts' ? await rows.movedBalances(key.tenantId) : [];
    return asComparable(key.stream, { mirror: await rows.read(key), vendor, moved });
  });
  return ok({ mirror, vendor, unreadable });
}

type PageRead<S extends StreamName> = Result<Page<StreamFacts[S]>, VendorFailure>;

/** One page; a vendor that is busy and says until when is waited for. */
async function readPatiently<S extends StreamName>(
  { readers, wait }: ProveDeps,
  key: KeyOf<S>,
  page: string | null,
): Promise<PageRead<S>> {
  for (let pauses = 0; ; pauses += 1) {
    const read: PageRead<S> = await readers[key.stream]({ ...key, page, changedSince: null });
    const isBusy = !read.ok && read.error.code === 'vendor_throttled';
    if (!isBusy || pauses === MOST_PAUSES || read.error.retryAfterSeconds > LONGEST_PAUSE_SECONDS) return read;
    await wait(read.error.retryAfterSeconds);
  }
}

function documentsOf(facts: Facts): Documents {
  const credits = [...(facts.credit_notes ?? []), ...(facts.overpayments ?? []), ...(facts.prepayments ?? [])];
  return { invoices: facts.invoices ?? [], credits };
}

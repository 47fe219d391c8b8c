import { closeIssues } from '../../issues/close-issues.ts';
import { openIssue, type IssueDeps } from '../../issues/open-issue.ts';
import type { Change, Replaced } from '../../mirror/ports.ts';
import { PRODUCT } from './facts.ts';
import { mappingsSubject, mappingSubject } from './rules/mapping-subjects.ts';
import { compareMappings, finderIn, isInUse, type PriceLists, type Trouble } from './rules/mapping-troubles.ts';
import type { ChangeUnit } from '../ports.ts';

type PriceChange = Extract<Change, { kind: 'items_changed' | 'products_changed' }>;

/** More at once are an import, or a new price list: they are told together. */
const MOST_EACH = 10;

const FIX = 'Look at it in the settings, under products and items: confirm or choose what it is billed as.';

/**
 * Tells what a change of items or products means for what is billed as what, and closes what it has put in order. Nothing is
 * told of an organisation before both lists were read to their end once, so that a first reading raises nothing; nor where no
 * product is billed as an item: such a portal does not map, and is not told of every new product. That a person must have
 * confirmed a mapping first would leave out those who map by SKU alone, which need nobody.
 */
export async function tellMapping(
  deps: Pick<IssueDeps, 'clock' | 'newId'>,
  unit: Pick<ChangeUnit, 'mapping' | 'issues'>,
  change: PriceChange,
): Promise<void> {
  const tenants = await unit.mapping.readOnce();
  for (const tenantId of change.kind === 'items_changed' ? tenants.filter((id) => id === change.tenantId) : tenants) {
    const after = await listsOf(unit, tenantId);
    const before = undo(after, change);
    if (!isInUse(before) && !isInUse(after)) continue;
    const { troubles, settled } = compareMappings(before, after);
    const given = { issues: unit.issues, ...deps };
    await closeSettled(given, after, { tenantId, settled });
    if (troubles.length > MOST_EACH) await tellTogether(given, tenantId, troubles);
    else for (const trouble of troubles) await tellEach(given, tenantId, trouble);
  }
}

/** Products, items and links as they are now. */
async function listsOf({ mapping }: Pick<ChangeUnit, 'mapping'>, tenantId: string): Promise<PriceLists> {
  const [products, items] = [await mapping.everyProduct(), await mapping.items(tenantId)];
  return { products, items, links: await mapping.links(tenantId) };
}

/** The lists as they were before the change. */
function undo(after: PriceLists, change: PriceChange): PriceLists {
  return change.kind === 'items_changed'
    ? { ...after, items: undone(after.items, change.items) }
    : { ...after, products: undone(after.products, change.products) };
}

function undone<F extends { id: string }>(rows: readonly F[], replaced: readonly Replaced<F>[]): F[] {
  const ids = new Set(replaced.map(({ id }) => id));
  const before = replaced.flatMap((row) => (row.before ? [row.before] : []));
  return [...rows.filter(({ id }) => !ids.has(id)), ...before];
}

async function tellEach(given: IssueDeps, tenantId: string, { product, message }: Trouble): Promise<void> {
  await openIssue(given, {
    kind: 'mapping_needs_look',
    subject: mappingSubject(tenantId, product.id),
    about: { tenantId, record: { objectTypeId: PRODUCT, objectId: product.id } },
    ...{ message, vendorWords: [], fix: FIX },
  });
}

async function tellTogether(given: IssueDeps, tenantId: string, troubles: Trouble[]): Promise<void> {
  const [first, second, third] = troubles.map(({ product }) => `“${product.name}”`);
  await openIssue(given, {
    kind: 'mapping_needs_look',
    subject: mappingsSubject(tenantId),
    about: { tenantId },
    message: `${troubles.length} products are new or have changed and need a look, among them ${first}, ${second} and ${third}.`,
    vendorWords: [],
    fix: 'Look at them in the settings, under products and items: confirm or choose what they are billed as.',
  });
}

type Closing = Pick<IssueDeps, 'issues' | 'clock'>;

async function closeSettled(
  given: Closing,
  lists: PriceLists,
  { tenantId, settled }: { tenantId: string; settled: string[] },
): Promise<void> {
  const subjects = settled.map((productId) => mappingSubject(tenantId, productId));
  if (lists.products.every(finderIn(lists))) subjects.push(mappingsSubject(tenantId));
  await closeIssues(given, { kind: 'mapping_needs_look', subjects });
}

/** Closes what a person's word on the product has put in order; what was told of many at once when that was the last. */
export async function closeMapping(
  { clock }: Pick<IssueDeps, 'clock'>,
  unit: Pick<ChangeUnit, 'mapping' | 'issues'>,
  { tenantId, productId }: { tenantId: string; productId: string },
): Promise<void> {
  const { mapping_needs_look: open = 0 } = await unit.issues.countOpen();
  if (open === 0) return;
  const given = { issues: unit.issues, clock };
  await closeSettled(given, await listsOf(unit, tenantId), { tenantId, settled: [productId] });
}

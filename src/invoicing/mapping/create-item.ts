import type { Right } from '../../access/rules/right.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Conflict, Failure } from '../../lib/failure.ts';
import type { NewId } from '../../lib/ids.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { BillingBooks, Intent } from '../facts.ts';
import { insertOrActive } from '../outbox/insert-or-active.ts';
import { readMapped } from './list-mapping.ts';
import { PRODUCT, type Product } from './facts.ts';
import { FALLBACK_SECONDS, newIntent } from '../outbox/new-intent.ts';
import type { InOutbox, OutboxUnit } from '../ports.ts';
import { decideOnce, type CardRequest } from '../outbox/request-replay.ts';
import { itemRequest, newItem, type ItemChoices } from './rules/new-item.ts';
import { isUnderWay } from '../outbox/rules/next-step.ts';
import { productSubject } from '../outbox/rules/subjects.ts';

export interface CreateItemDeps {
  inOutbox: InOutbox;
  clock: Clock;
  newId: NewId;
}

/** A click on *Create item*; whether the person may is decided before. */
export interface ItemClick {
  portalId: string;
  tenantId: string;
  productId: string;
  userEmail: string;
  right: Right;
  choices: ItemChoices;
  request: CardRequest;
}

/**
 * Decides, once, that an item is made of a product that has none: an intent like any other, one at a time for each product.
 * When it stands in Xero the product is linked to it. Answers the intent's id. Nothing is sent here.
 */
export const createItem = (deps: CreateItemDeps, click: ItemClick): Promise<Result<string, Failure>> =>
  decideOnce(deps, click, (unit) => decide(deps, unit, click));

async function decide(deps: CreateItemDeps, unit: OutboxUnit, click: ItemClick): Promise<Result<string, Failure>> {
  const { tenantId, productId } = click;
  const books = await unit.billing.books(tenantId);
  const product = await unit.mapping.product(productId);
  if (!books || !product) return err({ code: 'not_found' });
  if (books.state !== 'connected') return err({ code: 'not_connected' });
  if (!books.live) return err({ code: 'not_live' });
  const { match } = await readMapped(unit.mapping, tenantId, product);
  if (match.state === 'mapped') return err(hasOne(product, match.item.itemCode));
  const active = await unit.outbox.active(tenantId, 'create_item', productSubject(productId));
  if (active && isUnderWay(active)) return ok(active.intentId);
  if (active) await release(unit, active.intentId);
  return insertItem(deps, unit, { click, product, books });
}

const hasOne = ({ name }: Product, code: string): Conflict => ({
  code: 'conflict',
  message: `“${name}” is billed as the item ${code} already.`,
});

/** One was made for the product before, and it is that no more: the way is free for another. */
async function release({ outbox }: OutboxUnit, intentId: string): Promise<void> {
  const made = await outbox.lock(intentId);
  if (made?.state === 'done') await outbox.save({ ...made, state: 'released' });
}

async function insertItem(
  { clock, newId }: CreateItemDeps,
  unit: OutboxUnit,
  { click, product, books }: { click: ItemClick; product: Product; books: BillingBooks },
): Promise<Result<string, Failure>> {
  const { portalId, tenantId, choices, right, userEmail, request } = click;
  const { item, gaps } = newItem(product, { choices, books, items: await unit.mapping.items(tenantId) });
  if (gaps.length > 0) return err({ code: 'not_ready', gaps });
  const at = clock.now();
  const intent: Intent = newIntent({
    intentId: newId(),
    ...{ portalId, tenantId, kind: 'create_item', createdBy: request.userId, createdAt: at },
    subject: productSubject(product.id),
    request: itemRequest(item),
  });
  const active = await insertOrActive(unit.outbox, intent);
  if (active !== intent) return ok(active.intentId);
  await unit.queue.workOn(intent.intentId, FALLBACK_SECONDS);
  const who = { userId: request.userId, userEmail, right };
  await unit.audit.note({ at, ...who, action: 'create_item', objectTypeId: PRODUCT, objectId: product.id });
  return ok(intent.intentId);
}

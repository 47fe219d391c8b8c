import type { SettleDeps } from '../outbox/outbox-deps.ts';
import { finish } from '../outbox/finish-intent.ts';
import { tellFates } from '../links/tell-fates.ts';
import type { OutboxUnit } from '../ports.ts';
import { creditedIn } from '../rules/credited.ts';
import { tellTwice } from '../tell-invoice.ts';

type Deps = Pick<SettleDeps, 'clock' | 'newId'>;

interface Of {
  tenantId: string;
  invoiceId: string;
}

/**
 * Releases the intent that made an invoice, once credit notes have taken all of it off: what it billed may be billed again, as
 * after a void, and what was told of two invoices or of a lost deal may be over. Whether it is credited in full.
 */
export async function releaseCredited(deps: Deps, unit: OutboxUnit, { tenantId, invoiceId }: Of): Promise<boolean> {
  const dealId = await unit.billing.dealBilledBy(tenantId, invoiceId);
  if (dealId === null) return false;
  if (!creditedIn(await unit.ledger.entries(tenantId, [dealId])).includes(invoiceId)) return false;
  const found = await unit.outbox.makerOf(tenantId, invoiceId);
  const maker = found && (await unit.outbox.lock(found.intentId));
  const invoice = maker && (await unit.billing.invoice(tenantId, invoiceId));
  if (maker?.state === 'done') await finish(deps, unit, { intent: maker, state: 'released' });
  if (maker && invoice) await tellTwice(deps, unit, { intent: maker, invoice, isCredited: true });
  await tellFates(deps, unit, { tenantId, invoiceId });
  return true;
}

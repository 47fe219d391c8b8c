import { decimal, type Decimal } from '../../../lib/money.ts';
import type { Standing, Step } from '../../../schedules/facts.ts';
import type { Billing, Ignoring, OpenDraft, Unbilled, WonDeal } from '../../facts.ts';
import { unbilledOf, type Calendar } from '../unbilled-of.ts';

export const calendar: Calendar = { zone: 'Europe/London', today: '2026-11-20', liveSince: '2026-09-01' };

/** A deal of GBP 1,000.00, won on 10 November, of which nothing is billed. */
export const wonDeal = (more: Partial<WonDeal> = {}): WonDeal => ({
  ...{ dealId: '5', name: 'New signs', customer: 'Acme', owner: { id: '70', name: 'Ada' }, pipelineId: 'default' },
  record: { ownerId: '70', ownerTeamIds: [] },
  closedAt: new Date('2026-11-10T09:00:00Z'),
  ...{ currency: 'GBP', amount: decimal('1000'), drafts: [], foreign: [], ignoring: null },
  ...more,
});

/** An approved invoice of a step, of which nothing is paid. */
export const standing = (amount: string, more: Partial<Standing> = {}): Standing => ({
  ...{ stepId: 'whole', isUnderWay: false, paid: decimal('0'), isPaid: false, invoiceIds: ['i'] },
  billed: decimal(amount),
  ...more,
});

export const draft = (amount: string, more: Partial<OpenDraft> = {}): OpenDraft => ({
  ...{ invoiceId: 'i', number: 'INV-7', isSubmitted: false, since: '2026-11-08' },
  amount: decimal(amount),
  ...more,
});

export const word = (amount: string | null, left: string | null, more: Partial<Ignoring> = {}): Ignoring => ({
  ...{ reason: 'A gift.', by: 'ada@acme.test', at: new Date('2026-11-15T09:00:00Z'), currency: 'GBP' },
  amount: amount === null ? null : decimal(amount),
  left: left === null ? null : decimal(left),
  ...more,
});

export const percent = (stepId: string, share: string, when: Step['when'] = { kind: 'now' }): Step => ({
  ...{ stepId, role: stepId, when },
  share: { kind: 'percent', percent: decimal(share) },
});

export const billing = (standings: Standing[] = [], steps: Step[] = []): Billing => ({
  schedule: { dealId: '5', version: steps.length > 0 ? 1 : 0, steps },
  standings,
});

/** The deal as it is listed; throws where it is billed in full. */
export function unbilled(more: Partial<WonDeal> = {}, how: Billing = billing()): Unbilled {
  const found = unbilledOf(wonDeal(more), how, calendar);
  if (!found) throw new Error('It is billed in full');
  return found;
}

export const text = (amount: Decimal | null): string | null => amount && amount.toFixed();

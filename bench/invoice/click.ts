import { randomUUID } from 'node:crypto';
import { createInvoiceAnswer, invoiceDraft } from '../../src/contract/invoicing.ts';
import { askAsCard } from '../field/card.ts';
import type { Field, VendorCall } from '../field/open-field.ts';
import { barePut } from './bare-put.ts';

/** One click, in milliseconds, and the calls of the vendors that it cost. */
export interface Click {
  whole: number;
  /** What Xero takes for the same bytes by itself. */
  xero: number;
  /** What HubSpot took for the deal as it is now. */
  hubspot: number;
  calls: { xeroWrites: number; xeroReads: number; hubspotReads: number };
}

/**
 * Looks at the draft as a person does first, then measures the click on *Create invoice* from the signed request to the
 * whole answer. `calls` is what the field notes each call of a vendor in.
 */
export async function measureClick(field: Field, dealId: string, calls: VendorCall[]): Promise<Click> {
  const draft = await askAsCard(field, { method: 'GET', path: `/cards/deals/${dealId}/draft` });
  const { hash } = invoiceDraft.parse(draft);
  const body = { hash, requestId: randomUUID() };
  calls.length = 0;
  const began = performance.now();
  const answer = await askAsCard(field, { method: 'POST', path: `/cards/deals/${dealId}/invoices`, body });
  const whole = performance.now() - began;
  const made = calls.slice();
  const created = createInvoiceAnswer.parse(answer);
  if (created.outcome !== 'intent' || created.intent.state !== 'done')
    throw new Error(`No invoice was made: ${JSON.stringify(answer)}`);
  const ofXero = made.filter(({ vendor }) => vendor === 'xero');
  // They follow one another: their sum is what was waited for.
  const ofHubSpot = made.filter(({ vendor }) => vendor === 'hubspot');
  const xeroWrites = ofXero.filter(({ operation }) => operation === 'createInvoices').length;
  return {
    whole,
    xero: await barePut(field, created.intent.intentId),
    hubspot: ofHubSpot.reduce((sum, { ms }) => sum + ms, 0),
    calls: { xeroWrites, xeroReads: ofXero.length - xeroWrites, hubspotReads: ofHubSpot.length },
  };
}

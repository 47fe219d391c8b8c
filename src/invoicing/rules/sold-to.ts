import type { AddressFact } from '../../mirror/facts.ts';
import type { BillingContact, CrmPlace, LiveDeal } from '../facts.ts';
import type { PlaceFacts } from './tax/tax-by-place.ts';
import type { Choices, InvoiceDraft } from './draft.ts';

interface Asked {
  deal: LiveDeal;
  choices: Choices;
  around: { place: CrmPlace | null };
}

interface Known {
  who: Pick<InvoiceDraft, 'customer'>;
  contact: BillingContact | null;
  taxNumber: string | null;
}

/** Whom a line is sold to, as far as the tax asks: a company by the CRM, or a person with the addresses that are known. */
export function placed(
  { deal, choices, around }: Asked,
  { who, contact, taxNumber }: Known,
): { company: PlaceFacts['company']; contact: PlaceFacts['contact'] } {
  const { place } = around;
  const typed = who.customer?.isNew === true;
  const country = (typed ? choices.newContactCountry : undefined) ?? place?.country ?? null;
  const region = (typed ? choices.newContactRegion : undefined) ?? place?.region ?? null;
  const postCode = (typed ? choices.newContactPostCode : undefined) ?? place?.postCode ?? null;
  if (deal.companyId !== null) return { company: { country, region, postCode, taxNumber }, contact };
  const own: AddressFact = {
    ...{ type: 'STREET', attentionTo: null, lines: [], city: place?.city ?? null },
    ...{ region, postalCode: postCode, country },
  };
  return {
    company: null,
    contact: { addresses: [own, ...(contact?.addresses ?? [])], taxNumber: taxNumber ?? contact?.taxNumber ?? null },
  };
}

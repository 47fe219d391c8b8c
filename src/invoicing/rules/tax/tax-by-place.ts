import type { TaxSettings } from '../../../billing-settings/facts.ts';
import type { BillingBooks, BillingContact, TaxRate } from '../../facts.ts';
import { decideTax } from './decide-tax.ts';
import type { TaxCase, TaxDecision, TaxPlace } from './tax-case.ts';

/** What a draft knows of whom a line is sold to, and of what is sold. */
export interface PlaceFacts {
  books: Pick<BillingBooks, 'billing' | 'countryCode' | 'taxNumber' | 'salesTaxBasis' | 'taxRates' | 'otherTaxRates'>;
  /** The deal's company as the CRM has it; null: a person is billed. */
  company: (TaxPlace & { taxNumber: string | null }) | null;
  /** The Xero contact that is billed; null: it is to be made. Asked for what the CRM does not say. */
  contact: (Pick<BillingContact, 'addresses'> & { taxNumber: string | null }) | null;
  /** The product's, as HubSpot's `hs_product_type` has it: `inventory`, `service`, or what may be either; null: there is none. */
  productType: string | null;
}

/** The rate that the place decides, or what has to be known first. */
export type PlaceTax =
  | { state: 'decided'; rate: TaxRate; decision: TaxDecision & { state: 'decided' } }
  | (TaxDecision & { state: 'undecided' });

/**
 * The tax of a line by where its customer is (C49), with a rate that the organisation can use on a sale today; null where
 * admins have not asked for that. A company is a business; a person without one is private.
 */
export function taxByPlace(facts: PlaceFacts): PlaceTax | null {
  const { books, company } = facts;
  const settings = books.billing.tax;
  if (!settings.byPlace) return null;
  if (books.countryCode === null) return NO_HOME;
  const decision = decideTax({
    seller: { country: books.countryCode, hasTaxNumber: isRegistered(books) },
    customer: {
      place: placeOfCustomer(facts),
      kind: company ? 'business' : 'private',
      taxNumber: wordsOf(company?.taxNumber) ?? wordsOf(facts.contact?.taxNumber),
    },
    settings,
    supply: supplyOf(facts.productType, settings),
  });
  if (decision.state === 'undecided') return decision;
  const rate = books.taxRates.find(({ taxType }) => taxType === decision.taxType);
  return rate ? { state: 'decided', rate, decision } : rateIsGone(books, decision);
}

/** In Australia Xero's tax number is not the one for GST, so that the way in which the tax is returned counts as well. */
const isRegistered = ({ taxNumber, salesTaxBasis }: PlaceFacts['books']): boolean =>
  wordsOf(taxNumber) !== null || (salesTaxBasis !== null && salesTaxBasis !== 'NONE');

/** The CRM's, else the contact's address in Xero: where it is, before where its post goes. */
function placeOfCustomer({ company, contact }: PlaceFacts): TaxPlace {
  if (company && wordsOf(company.country) !== null) return company;
  const placed = (contact?.addresses ?? []).filter(({ country }) => wordsOf(country) !== null);
  const address = placed.find(({ type }) => type === 'STREET') ?? placed[0];
  return {
    country: address?.country ?? null,
    region: address?.region ?? company?.region ?? null,
    postCode: address?.postalCode ?? company?.postCode ?? null,
  };
}

/** Where nothing is said, what admins have set counts; a product that is not kept in stock may be either, and is asked. */
function supplyOf(productType: string | null, { supply }: TaxSettings): TaxCase['supply'] {
  if (productType === null) return supply === 'ask' ? 'unknown' : supply;
  return productType === 'service' ? 'services' : productType === 'inventory' ? 'goods' : 'unknown';
}

const wordsOf = (text: string | null | undefined): string | null => {
  const words = text?.trim() ?? '';
  return words === '' ? null : words;
};

function rateIsGone(
  { otherTaxRates }: PlaceFacts['books'],
  { rule, outcome, taxType }: TaxDecision & { state: 'decided' },
): PlaceTax {
  const other = otherTaxRates.find((one) => one.taxType === taxType);
  const which = other ? `“${other.name}”` : 'The tax rate that was set';
  const why = !other ? 'is not there any more' : other.status === 'ACTIVE' ? 'is not for sales' : 'is no longer active';
  return {
    ...{ state: 'undecided', asks: 'mapping', rule, outcome },
    message: `${which} ${why} in Xero.`,
    fix: 'Choose another rate for it in the tax settings, or choose the tax rate of the line.',
  };
}

const NO_HOME: PlaceTax = {
  ...{ state: 'undecided', asks: 'nexus', rule: null, outcome: null },
  message: 'Xero does not say in which country the organisation is.',
  fix: 'Choose the tax rate of the line.',
};

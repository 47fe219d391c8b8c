import { askNexus, askPart } from './questions.ts';
import { byRegistration, rateOfPart } from './registered.ts';
import { comesTo, type Sale, type Verdict } from './sale.ts';

/** Neither the state nor its towns tax sales in general. Alaska is not one of them: its towns do. */
const WITHOUT_SALES_TAX = new Set(['US-DE', 'US-MT', 'US-NH', 'US-OR']);

/** Goods and services tax of Australia (10 %) and New Zealand (15 %): the standard rate at home, nothing on what is exported. */
export function goodsAndServicesTax(sale: Sale): Verdict {
  const { place, seller } = sale;
  if (place.country === seller) return atHome(sale);
  const words = seller === 'AU' ? 'GST-free export' : 'zero-rated export';
  return byRegistration(sale) ?? comesTo('export', `Customer in ${place.name}: ${words}`);
}

/**
 * Where the tax is that of the state or province: the United States and Canada. No rate is guessed: it is that of a registration
 * there, else it is asked whether the organisation has to be registered (nexus).
 */
export function taxByState(sale: Sale): Verdict {
  const { place, seller } = sale;
  if (place.country !== seller) return byRegistration(sale) ?? exported(sale);
  if (place.region === null) return askPart(place);
  if (WITHOUT_SALES_TAX.has(place.region)) return comesTo('out_of_scope', `${place.name} has no sales tax`);
  return (
    rateOfPart(sale) ??
    askNexus(`It is not known whether the organisation has to charge tax in ${place.name}.`, place.name)
  );
}

/** Every other country: the standard rate at home; abroad it is an export, as far as the admin has set a rate for that. */
export function otherTax(sale: Sale): Verdict {
  const { place, seller } = sale;
  const isHome = place.country === seller || (seller === 'CH' && place.region === 'DE-BUE');
  return isHome ? atHome(sale) : (byRegistration(sale) ?? exported(sale));
}

const atHome = ({ place }: Sale): Verdict =>
  comesTo('standard', `Customer in ${place.name}, as the organisation: standard rate`);

const exported = ({ place }: Sale): Verdict => comesTo('export', `Customer in ${place.name}: export`);

import { isMember } from './members.ts';
import { askKind, askNexus, askNumber, askPart, askSupply } from './questions.ts';
import { byRegistration, isRegisteredIn, rateOfPart } from './registered.ts';
import { comesTo, type Sale, type Verdict } from './sale.ts';

/**
 * The tables of the United Kingdom and of the EU's member states (docs/tax.md): a customer at home pays the standard rate;
 * services to a business are taxed where it is, goods where they go; a private customer elsewhere is asked about.
 */
export function europeanVat(sale: Sale): Verdict {
  if (isVague(sale)) return askPart(sale.place);
  if (sale.place.country === sale.seller) return atHome(sale);
  return byRegistration(sale) ?? (sale.supply === 'goods' ? goodsAbroad(sale) : servicesAbroad(sale));
}

/** Where a good part of the country is taxed otherwise, and nothing says in which the customer is. */
function isVague({ place, seller, supply }: Sale): boolean {
  if (place.isExact) return false;
  if (place.country === 'GB') return seller !== 'GB' && supply === 'goods';
  return place.country === 'ES' || (place.country === 'PT' && seller === 'PT');
}

function atHome(sale: Sale): Verdict {
  const { place, supply, kind } = sale;
  const standing = place.territory?.standing;
  if (standing === undefined || standing === 'goods_only')
    return comesTo('standard', `Customer in ${place.name}, as the organisation: standard rate`);
  if (standing === 'outside' && supply === 'goods' && kind === 'business') return exported(sale);
  const why = standing === 'outside' ? 'is outside the VAT area of the EU' : 'has rates of its own';
  return rateOfPart(sale) ?? askNexus(`${capital(place.name)} ${why}.`, place.name);
}

function servicesAbroad(sale: Sale): Verdict {
  const { place, kind, seller } = sale;
  if (kind === 'unknown') return askKind(sale);
  if (kind === 'private' && isMember(seller) && isInUnion(sale)) return askThreshold(sale);
  if (kind === 'private')
    return askSupply(
      `Whether services to a private customer in ${place.name} are taxed at home depends on their kind.`,
    );
  if (!isInUnion(sale))
    return comesTo('out_of_scope', `Services to a business in ${place.name}: taxed there, not at home`);
  return sale.number === 'valid_form'
    ? comesTo('reverse_charge', `Business in ${place.name} with a VAT number: reverse charge`)
    : askNumber(sale);
}

function goodsAbroad(sale: Sale): Verdict {
  const { place, kind, seller } = sale;
  if (!isInUnion(sale)) return exported(sale);
  if (!isMember(seller))
    return isRegisteredIn(sale, 'XI')
      ? askSupply('It is not known whether the goods leave from Northern Ireland or from Great Britain.')
      : exported(sale);
  if (kind === 'unknown') return askKind(sale);
  if (kind === 'private') return askThreshold(sale);
  return sale.number === 'valid_form'
    ? comesTo('zero', `Goods to a business in ${place.name} with a VAT number: zero-rated inside the EU`)
    : askNumber(sale);
}

/** Northern Ireland is in the EU's VAT area for goods alone. */
function isInUnion({ place, supply }: Sale): boolean {
  if (place.territory?.standing === 'goods_only') return supply === 'goods';
  return isMember(place.country) && place.territory?.standing !== 'outside';
}

const exported = ({ place }: Sale): Verdict => comesTo('export', `Goods that leave for ${place.name}: export`);

const askThreshold = ({ place }: Sale): Verdict =>
  askNexus(
    `Whether a private customer in ${place.name} pays the tax of that country depends on the yearly threshold and the One Stop Shop.`,
    place.name,
  );

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

import Big from 'big.js';
import type { CrmRecord } from '../../seed/world.ts';

/**
 * The net price of a line item, which HubSpot works out: quantity times unit price, less `discount` (money off each
 * unit) or `hs_discount_percentage`, half a cent rounded up. Undefined while price or quantity are missing.
 */
export const lineAmount = ({
  quantity,
  price,
  discount,
  hs_discount_percentage: percent,
}: CrmRecord['properties']): string | undefined => {
  if (!quantity || !price) return undefined;
  const unit = discount ? new Big(price).minus(discount) : new Big(price).times(100 - Number(percent ?? 0)).div(100);
  return unit.times(quantity).round(2, Big.roundHalfUp).toString();
};

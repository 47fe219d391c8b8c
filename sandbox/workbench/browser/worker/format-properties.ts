import type { FormattingOptions } from '@hubspot/ui-extensions';
import type { Properties } from '../card/protocol.ts';

const moneyNames = new Set(['amount', 'amount_in_home_currency', 'hs_acv', 'hs_arr', 'hs_mrr', 'hs_tcv', 'price']);
const timeNames = new Set(['closedate', 'createdate', 'hs_createdate', 'hs_lastmodifieddate', 'lastmodifieddate']);

const formatMoney = (value: string, currency: string): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(Number(value));

const formatTime = (value: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(value));

/**
 * Formats amounts and times as a person reads them and leaves every other property alone.
 * HubSpot knows each property's type; the workbench goes by the standard names.
 */
export const formatProperties = (
  properties: Properties,
  how: { names: string[] | 'all'; timeZone: string; options?: FormattingOptions | undefined },
): Properties => {
  const currency = properties['deal_currency_code'];
  const format = (name: string, value: string): string => {
    if (moneyNames.has(name) && currency && how.options?.currency?.addSymbol !== false)
      return formatMoney(value, currency);
    return timeNames.has(name) ? formatTime(value, how.timeZone) : value;
  };
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      value && (how.names === 'all' || how.names.includes(name)) ? format(name, value) : value,
    ]),
  );
};

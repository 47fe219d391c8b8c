import { testRows } from './testing/tax-row.ts';

const SERVICES = 'https://www.gov.uk/guidance/vat-place-of-supply-of-services-notice-741a';
const EXPORTS = 'https://www.gov.uk/guidance/vat-on-goods-exported-from-the-uk-notice-703';
const UK = 'https://www.gov.uk/hmrc-internal-manuals/vat-place-of-supply-goods/vatposg2300';
const GB_NI =
  'https://www.gov.uk/government/publications/accounting-for-vat-on-goods-moving-between-great-britain-and-northern-ireland-from-1-january-2021/accounting-for-vat-on-goods-moving-between-great-britain-and-northern-ireland-from-1-january-2021';
const GB_EU =
  'https://www.gov.uk/government/publications/accounting-for-vat-on-goods-moving-between-great-britain-and-the-eu-from-1-january-2021/goods-moved-between-great-britain-and-the-eu-from-1-january-2021';
const NI_EU = 'https://www.gov.uk/hmrc-internal-manuals/vat-exports-of-goods-from-the-uk/vexp20400';
const XI = 'https://www.gov.uk/vat-registration/selling-or-moving-goods-in-northern-ireland';
const REGISTER = 'https://www.gov.uk/register-for-vat';
const EU_AREA = 'https://taxation-customs.ec.europa.eu/territorial-status-eu-countries-and-certain-territories_en';

const DE = 'DE136695976';

describe('the organisation is in the United Kingdom, and the customer', () => {
  testRows([
    ['is at home', 'GB', { in: 'United Kingdom' }, 'standard', SERVICES],
    ['is at home and private', 'GB', { in: 'England', kind: 'private', supply: 'goods' }, 'standard', SERVICES],
    ['is at home, whatever is sold', 'GB', { in: 'UK', kind: 'unknown', supply: 'unknown' }, 'standard', SERVICES],
    ['is in Northern Ireland: services', 'GB', { in: 'UK', post: 'BT1 5GS' }, 'standard', GB_NI],
    ['is in Northern Ireland: goods', 'GB', { in: 'Northern Ireland', supply: 'goods' }, 'standard', GB_NI],
    ['is on the Isle of Man', 'GB', { in: 'Isle of Man', kind: 'private' }, 'standard', UK],
    ['is on the Isle of Man by its post code', 'GB', { in: 'UK', post: 'IM1 1AE', supply: 'goods' }, 'standard', UK],
    ['is on Jersey: goods', 'GB', { in: 'UK', post: 'JE2 3AB', kind: 'private', supply: 'goods' }, 'export', UK],
    ['is a business on Guernsey: services', 'GB', { in: 'Guernsey' }, 'out_of_scope', UK],
    ['is in Gibraltar: goods', 'GB', { in: 'GI', supply: 'goods' }, 'export', EXPORTS],
    ['is a business in Germany with a number', 'GB', { in: 'Deutschland', number: DE }, 'reverse_charge', SERVICES],
    ['has a number without the country before it', 'GB', { in: 'DE', number: '136695976' }, 'reverse_charge', SERVICES],
    ['is known by its number alone', 'GB', { in: 'DE', kind: 'unknown', number: DE }, 'reverse_charge', SERVICES],
    ['is a business in Germany without a number', 'GB', { in: 'DE' }, 'asks tax_number', SERVICES],
    ['has a number with a wrong check digit', 'GB', { in: 'DE', number: 'DE136695978' }, 'asks tax_number', SERVICES],
    ['has the number of another country', 'GB', { in: 'DE', number: 'ATU13585627' }, 'asks tax_number', SERVICES],
    ['is private in Germany: services', 'GB', { in: 'DE', kind: 'private' }, 'asks supply', SERVICES],
    ['is private and has a VAT number', 'GB', { in: 'DE', kind: 'private', number: DE }, 'asks kind', SERVICES],
    ['is nobody knows what in France', 'GB', { in: 'France', kind: 'unknown' }, 'asks kind', SERVICES],
    [
      'is private in France, registered there',
      'GB',
      { in: 'FR', kind: 'private', registered: ['FR'] },
      'AT FR',
      SERVICES,
    ],
    ['is a business in Germany: goods', 'GB', { in: 'DE', number: DE, supply: 'goods' }, 'export', GB_EU],
    [
      'is private in Spain: goods',
      'GB',
      { in: 'ES', post: '28001', kind: 'private', supply: 'goods' },
      'export',
      GB_EU,
    ],
    ['is in Germany, goods or services', 'GB', { in: 'DE', number: DE, supply: 'unknown' }, 'asks supply', GB_EU],
    [
      'is in Ireland: goods, with an XI number',
      'GB',
      { in: 'IE', supply: 'goods', registered: ['XI'] },
      'asks supply',
      XI,
    ],
    ['is in Japan: goods, with an XI number', 'GB', { in: 'JP', supply: 'goods', registered: ['XI'] }, 'export', NI_EU],
    ['is a business in the United States', 'GB', { in: 'United States' }, 'out_of_scope', SERVICES],
    ['is private in the United States', 'GB', { in: 'USA', kind: 'private' }, 'asks supply', SERVICES],
    ['is a business on the Canary Islands', 'GB', { in: 'Spain', post: '35001' }, 'out_of_scope', EU_AREA],
    ['is in Spain, who knows where', 'GB', { in: 'Spain' }, 'asks country', EU_AREA],
    ['is in Monaco with a French number', 'GB', { in: 'Monaco', number: 'FR53000004605' }, 'reverse_charge', EU_AREA],
    ['is at home, the books show no number', 'GB', { in: 'UK', bare: true }, 'asks nexus', REGISTER],
    ['has no country', 'GB', { in: null }, 'asks country', SERVICES],
    ['is in a country that there is not', 'GB', { in: 'Narnia' }, 'asks country', SERVICES],
    ['is on the Channel Islands, either of two', 'GB', { in: 'Channel Islands' }, 'asks country', UK],
  ]);
});

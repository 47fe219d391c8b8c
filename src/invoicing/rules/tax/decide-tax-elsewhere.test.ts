import { testRows } from './testing/tax-row.ts';

const AU =
  'https://www.ato.gov.au/business/international-tax-for-business/australians-doing-business-overseas/exports-and-gst';
const NZ = 'https://www.ird.govt.nz/gst/charging-gst/zero-rated-supplies';
const SST = 'https://www.streamlinedsalestax.org/for-businesses/remote-seller-faqs/remote-seller-thresholds-terms';
const CALIFORNIA = 'https://www.cdtfa.ca.gov/industry/wayfair.htm';
const OREGON = 'https://www.oregon.gov/dor/programs/businesses/Pages/sales-tax.aspx';
const MONTANA = 'https://mtrevenue.gov/';
const DELAWARE =
  'https://webarchive.library.unt.edu/web/20140912211543/http://revenue.delaware.gov/services/Business_Tax/Step4.shtml';
const NEW_HAMPSHIRE = 'https://www.revenue.nh.gov/';
const ALASKA = 'https://arsstc.org/faqs-for-sellers/';
const CANADA =
  'https://www.canada.ca/en/revenue-agency/services/tax/businesses/topics/gst-hst-businesses/charge-collect-place-supply.html';
const SINGAPORE =
  'https://www.iras.gov.sg/taxes/goods-services-tax-(gst)/charging-gst-(output-tax)/when-to-charge-goods-and-services-tax-(gst)';
const SWISS = 'https://www.fedlex.admin.ch/eli/cc/2009/615/en';

describe('the organisation is in Australia or New Zealand, and the customer', () => {
  testRows([
    ['is at home', 'AU', { in: 'Australia' }, 'standard', AU],
    ['is at home, whatever and whoever', 'AU', { in: 'AU', kind: 'unknown', supply: 'unknown' }, 'standard', AU],
    ['is in New Zealand: services', 'AU', { in: 'New Zealand' }, 'export', AU],
    ['is private in Fiji: goods', 'AU', { in: 'Fiji', kind: 'private', supply: 'goods' }, 'export', AU],
    ['is abroad, whatever is sold', 'AU', { in: 'Japan', supply: 'unknown' }, 'export', AU],
    ['is on Norfolk Island by its post code', 'AU', { in: 'Australia', post: '2899', supply: 'goods' }, 'export', AU],
    ['is on Christmas Island', 'AU', { in: 'Christmas Island', supply: 'goods' }, 'export', AU],
    ['is private where it is registered', 'AU', { in: 'NZ', kind: 'private', registered: ['NZ'] }, 'AT NZ', NZ],
    ['is a business where it is registered', 'AU', { in: 'NZ', registered: ['NZ'] }, 'asks nexus', NZ],
    ['has no number where it is registered', 'AU', { in: 'DE', registered: ['DE'] }, 'asks tax_number', AU],
    ['is at home, the books show no number', 'AU', { in: 'AU', bare: true }, 'asks nexus', AU],
    ['is at home in New Zealand', 'NZ', { in: 'NZ', kind: 'private' }, 'standard', NZ],
    ['is in Australia: services', 'NZ', { in: 'Australia' }, 'export', NZ],
    ['is private in Samoa: goods', 'NZ', { in: 'Samoa', kind: 'private', supply: 'goods' }, 'export', NZ],
    ['is on the Cook Islands', 'NZ', { in: 'Cook Islands', supply: 'goods' }, 'export', NZ],
  ]);
});

describe('the organisation is in the United States or Canada, and the customer', () => {
  testRows([
    ['is in California', 'US', { in: 'USA', region: 'California' }, 'asks nexus', CALIFORNIA],
    ['is in California, registered', 'US', { in: 'US', region: 'CA', registered: ['US-CA'] }, 'AT US-CA', CALIFORNIA],
    [
      'is private there, registered',
      'US',
      { in: 'US', region: 'CA', kind: 'private', registered: ['US-CA'] },
      'AT US-CA',
      CALIFORNIA,
    ],
    [
      'is in Texas, registered elsewhere',
      'US',
      { in: 'US', region: 'Texas', registered: ['US-CA'] },
      'asks nexus',
      SST,
    ],
    ['is in no state that is known', 'US', { in: 'United States' }, 'asks country', SST],
    ['has a ZIP code alone', 'US', { in: 'US', post: '94105' }, 'asks country', SST],
    ['is in Oregon', 'US', { in: 'US', region: 'Oregon' }, 'out_of_scope', OREGON],
    ['is in Montana', 'US', { in: 'US', region: 'MT' }, 'out_of_scope', MONTANA],
    ['is in Delaware', 'US', { in: 'US', region: 'US-DE' }, 'out_of_scope', DELAWARE],
    ['is in New Hampshire', 'US', { in: 'US', region: 'New Hampshire' }, 'out_of_scope', NEW_HAMPSHIRE],
    ['is in Alaska, whose towns tax', 'US', { in: 'US', region: 'Alaska' }, 'asks nexus', ALASKA],
    ['is on Puerto Rico', 'US', { in: 'Puerto Rico' }, 'asks nexus', SST],
    ['is in Mexico', 'US', { in: 'Mexico', supply: 'goods' }, 'export', SST],
    [
      'is in California, sold to from Britain',
      'GB',
      { in: 'US', region: 'CA', registered: ['US-CA'] },
      'AT US-CA',
      CALIFORNIA,
    ],
    ['is in some state, sold to from Britain', 'GB', { in: 'US', registered: ['US-CA'] }, 'asks country', CALIFORNIA],
    ['is in Ontario', 'CA', { in: 'Canada', region: 'Ontario' }, 'asks nexus', CANADA],
    ['is in Ontario by its post code', 'CA', { in: 'CA', post: 'M5V 2T6', registered: ['CA-ON'] }, 'AT CA-ON', CANADA],
    ['is in Quebec, registered', 'CA', { in: 'Canada', region: 'Québec', registered: ['CA-QC'] }, 'AT CA-QC', CANADA],
    ['is in a northern territory, one of two', 'CA', { in: 'CA', post: 'X0A 0A0' }, 'asks country', CANADA],
    ['is in France', 'CA', { in: 'France' }, 'export', CANADA],
  ]);
});

describe('the organisation is elsewhere, and the customer', () => {
  testRows([
    ['is at home', 'SG', { in: 'Singapore' }, 'standard', SINGAPORE],
    ['is at home, the books show no number', 'SG', { in: 'SG', bare: true }, 'standard', SINGAPORE],
    ['is abroad', 'SG', { in: 'Malaysia', supply: 'goods' }, 'export', SINGAPORE],
    ['is in Liechtenstein, sold to from Switzerland', 'CH', { in: 'Liechtenstein' }, 'standard', SWISS],
    ['is in Büsingen, sold to from Switzerland', 'CH', { in: 'Germany', post: '78266' }, 'standard', SWISS],
    ['is elsewhere in Germany', 'CH', { in: 'Germany', post: '78224', supply: 'goods' }, 'export', SWISS],
  ]);
});

import type { Customer } from '../customer.ts';
import { notableCustomer, type Notable } from '../notable.ts';

const company = (essentials: [string, string, string], about: string, more: Partial<Customer> = {}): Notable =>
  notableCustomer(essentials, about, { country: 'Australia', currency: 'AUD', ...more });

/** Customers that were made to show one thing. Days are counted from `today`. */
export const notable = {
  paysOnTime: company(
    ['lantern-lane-espresso', 'Lantern Lane Espresso', 'Melbourne VIC'],
    '12 monthly invoices, each paid on its due date or up to 3 days before; nothing is open.',
  ),
  paysLate: company(
    ['yarra-bend-kiosk', 'Yarra Bend Kiosk', 'Kew VIC'],
    '11 invoices, each paid 12 days late; one more is open and due in 6 days: nothing is overdue.',
  ),
  nzdOnly: company(
    ['kereru-cafes', 'Kererū Cafés', 'Auckland'],
    'Billed in New Zealand dollars alone, as exports free of GST: one paid, one overdue by 12 days, one due in 9 days. Tied by e-mail.',
    { match: 'email', currency: 'NZD', country: 'New Zealand' },
  ),
  bothCurrencies: company(
    ['tasman-hotels', 'Tasman Hotels Group', 'Sydney NSW'],
    'Owes in Australian dollars (overdue by 18 days) and in New Zealand dollars (due in 4 days): never to be added.',
  ),
  gstPerLine: company(
    ['dockyard-tea-rooms', 'Dockyard Tea Rooms', 'Fremantle WA'],
    'Four lines whose GST is rounded up line by line: A$14.24 and A$1.44 make A$15.68, not A$15.66; due in 11 days.',
  ),
  inclusive: company(
    ['sunrise-markets', 'Sunrise Markets', 'Byron Bay NSW'],
    'One invoice with amounts that include GST, beside a line without: A$660.00, A$30.00 of it GST; due in 8 days.',
  ),
  gstFree: company(
    ['billabong-grocers', 'Billabong Grocers', 'Wagga Wagga NSW'],
    'Buys beans alone, which are free of GST: A$315.00, overdue by 5 days.',
  ),
  basExcluded: company(
    ['paperbark-cinema', 'Paperbark Cinema', 'Darwin NT'],
    'Owes a deposit that stands outside the activity statement (BAS Excluded): A$500.00, due in 20 days.',
  ),
  partPaid: company(
    ['red-gum-rowing', 'Red Gum Rowing Club', 'Mildura VIC'],
    'One invoice of A$880.00, overdue by 22 days, of which A$300.00 came: A$580.00 is owed.',
  ),
  credited: company(
    ['coral-sea-dive', 'Coral Sea Dive', 'Cairns QLD'],
    'One invoice of A$440.00, overdue by 16 days, credited by A$110.00; A$55.00 of credit is free.',
  ),
  overpaid: company(
    ['granite-belt-orchards', 'Granite Belt Orchards', 'Stanthorpe QLD'],
    'Paid A$120.00 too much: A$70.00 went to a second invoice (A$150.00 left, due in 15 days), A$50.00 is free.',
  ),
  dueToday: company(
    ['harbour-bridge-books', 'Harbour Bridge Books', 'Sydney NSW'],
    'One invoice due today, by the calendar of Sydney: not overdue.',
  ),
  dueYesterday: company(
    ['opal-motors', 'Opal Motors', 'Coober Pedy SA'],
    'One invoice due yesterday: overdue by 1 day.',
  ),
  overdue95: company(
    ['snowy-lodge', 'Snowy River Lodge', 'Jindabyne NSW'],
    'One invoice overdue by 95 days; Xero expects the payment in 6 days.',
  ),
  onlyDraft: company(['derwent-sailing', 'Derwent Sailing School', 'Hobart TAS'], 'One draft and nothing else.'),
  onlyVoided: company(['mallee-fitness', "Mallee's Fitness", 'Horsham VIC'], 'One voided invoice and nothing else.'),
  noXeroContact: company(
    ['cassowary-tours', 'Cassowary Tours', 'Mission Beach QLD'],
    'Xero knows nothing of this company or its people.',
    { match: 'none' },
  ),
  ownedByOtherTeam: company(
    ['swan-valley-catering', 'Swan Valley Catering', 'Perth WA'],
    'Owned by a rep of another team; one invoice is overdue by 40 days.',
    { owner: 'otherRep' },
  ),
};

const crowd: [key: string, name: string, city: string][] = [
  ['ashgrove-bakery', 'Ashgrove Bakery', 'Brisbane QLD'],
  ['bellarine-surgery', 'Bellarine Surgery', 'Geelong VIC'],
  ['corella-architects', 'Corella Architects', 'Adelaide SA'],
  ['diamond-creek-gym', 'Diamond Creek Gym', 'Melbourne VIC'],
  ['eagle-bay-cellar', 'Eagle Bay Cellar Door', 'Dunsborough WA'],
  ['ferntree-school', 'Ferntree School', 'Hobart TAS'],
];

/** Customers that show nothing in particular. */
export const ordinary: Customer[] = crowd.map((essentials, n) =>
  company(essentials, '', { match: n % 3 === 2 ? 'email' : 'number', owner: n % 2 === 0 ? 'rep' : 'teamMate' }),
);

import { customer, type Customer } from './customer.ts';

/** A customer that was made to show one thing; `about` says which. Days are counted from `today`. */
export interface Notable extends Customer {
  about: string;
}

export const notableCustomer = (
  essentials: [string, string, string],
  about: string,
  more?: Partial<Customer>,
): Notable => ({
  ...customer(essentials, more),
  about,
});

const LONG_NAME =
  'The Honourable Fellowship of Signwriters, Letter Cutters, Gilders, Engravers and Allied Arts of the '.concat(
    'Northern Counties and the Border Country, Incorporated by Charter and Trading as Borderland Heritage',
  );

export const notable = {
  paysOnTime: notableCustomer(
    ['harbour-lane-joinery', 'Harbour Lane Joinery', 'Hull'],
    '24 monthly invoices, each paid on its due date or up to 5 days before; nothing is open.',
  ),
  paysLate: notableCustomer(
    ['calder-brewing', 'Calder Brewing Co', 'Halifax'],
    '23 invoices, each paid 18 days late; one more is open and due in 10 days: nothing is overdue.',
  ),
  manyInvoices: notableCustomer(
    ['pennine-coaches', 'Pennine Coaches', 'Huddersfield'],
    '120 invoices over three years: 100 paid, 17 open and not yet due, 3 overdue (5, 6 and 7 days).',
  ),
  eurOnly: notableCustomer(
    ['atelier-moreau', 'Atelier Moreau', 'Lille'],
    'Billed in euro alone: two paid, one overdue by 9 days, one due in 14 days. Tied by e-mail.',
    { match: 'email', currency: 'EUR', country: 'France' },
  ),
  bothCurrencies: notableCustomer(
    ['kestrel-outdoor', 'Kestrel Outdoor', 'Kendal'],
    'Owes in pounds (one overdue by 20 days, one not yet due) and in euro (one overdue by 33 days): never to be added.',
  ),
  noHistory: notableCustomer(['tarn-bikes', 'Tarn Bikes', 'Keswick'], 'In Xero, and never billed.'),
  noXeroContact: notableCustomer(
    ['bramble-nursery', 'Bramble Nursery', 'Skipton'],
    'Xero knows nothing of this company or its people.',
    { match: 'none' },
  ),
  severalXeroContacts: notableCustomer(
    ['ridgeway-group', 'Ridgeway Group', 'Leeds'],
    'Three Xero contacts, tied by the e-mail addresses of three people; each has an open invoice, Dublin in euro.',
    { match: 'email', people: 4, xeroContacts: ['ridgeway-group', 'ridgeway-group-york', 'ridgeway-group-dublin'] },
  ),
  archivedXeroContact: notableCustomer(
    ['old-mill-theatre', 'Old Mill Theatre', 'Hebden Bridge'],
    'Its Xero contact is archived and still has an invoice that is overdue by 50 days.',
  ),
  mergedXeroContact: notableCustomer(
    ['fenwick-dairy', 'Fenwick Dairy', 'Alnwick'],
    'The Xero contact with its number was merged into another one, which has the invoices: one is overdue by 15 days.',
    { xeroContacts: ['fenwick-dairy', 'fenwick-dairy-merged'] },
  ),
  sameNameOnly: notableCustomer(
    ['granville-hotels', 'Granville Hotels', 'Scarborough'],
    'Xero has another Granville Hotels with another e-mail address, 120 days overdue. The name is no proof: no match.',
    { match: 'none' },
  ),
  secondaryPerson: notableCustomer(
    ['beacon-arts', 'Beacon Arts Trust', 'Penrith'],
    'Nothing ties it to Xero: one of its people is in Xero, but has Ridgeway Group as primary company.',
    { match: 'none', people: 1 },
  ),
  otherCapitals: notableCustomer(
    ['swale-valley-farms', 'Swale Valley Farms', 'Richmond'],
    'Tied by e-mail; Xero holds the same address in capital letters. One invoice is due in 7 days.',
    { match: 'email' },
  ),
  accents: notableCustomer(
    ['cafe-noel', 'Café Noël & Söhne — Łódź', 'Berwick-upon-Tweed'],
    'A name with accents, an ampersand and a long dash.',
  ),
  apostrophe: notableCustomer(['osullivans-bakery', "O'Sullivan's Bakery", "King's Lynn"], 'A name with apostrophes.'),
  ampersand: notableCustomer(
    ['marsh-and-daughters', 'Marsh & Daughters "Fine Foods"', 'Durham'],
    'A name with an ampersand and double quotes.',
    { match: 'email' },
  ),
  emoji: notableCustomer(['sunflower-florists', 'Sunflower 🌻 Florists', 'Whitby'], 'A name with an emoji.'),
  longName: notableCustomer(['borderland-heritage', LONG_NAME, 'Hexham'], 'A name of exactly 200 characters.'),
  onlyDraft: notableCustomer(['lune-kayaks', 'Lune Kayaks', 'Lancaster'], 'One draft invoice and nothing else.'),
  onlySubmitted: notableCustomer(
    ['moorside-vets', 'Moorside Vets', 'Otley'],
    'One invoice that waits for approval and nothing else.',
  ),
  onlyVoided: notableCustomer(
    ['tidewater-cafe', 'Tidewater Tearooms', 'Filey'],
    'One voided and one deleted invoice and nothing else.',
  ),
  onlyCredit: notableCustomer(
    ['gritstone-climbing', 'Gritstone Climbing', 'Sheffield'],
    'A credit note of £300.00 with VAT, not allocated: the balance is negative.',
  ),
  dueToday: notableCustomer(
    ['ferry-street-books', 'Ferry Street Books', 'North Shields'],
    'One invoice due today: not overdue.',
  ),
  dueYesterday: notableCustomer(
    ['aire-valley-motors', 'Aire Valley Motors', 'Keighley'],
    'One invoice due yesterday: overdue by 1 day.',
  ),
  overdue30: notableCustomer(['wharfe-camping', 'Wharfe Camping', 'Ilkley'], 'One invoice overdue by 30 days exactly.'),
  overdue31: notableCustomer(
    ['nidd-interiors', 'Nidd Interiors', 'Harrogate'],
    'One invoice overdue by 31 days exactly; Xero expects the payment in 3 days.',
  ),
  overdue75: notableCustomer(['tees-logistics', 'Tees Logistics', 'Middlesbrough'], 'One invoice overdue by 75 days.'),
  overdue200: notableCustomer(['cobble-court', 'Cobble Court Lettings', 'York'], 'One invoice overdue by 200 days.'),
  everyAge: notableCustomer(
    ['skerne-foundry', 'Skerne Foundry', 'Darlington'],
    'Five open invoices: not yet due, and overdue by 10, 40, 70 and 100 days.',
  ),
  leapDay: notableCustomer(
    ['lapwing-music', 'Lapwing Music School', 'Selby'],
    'An invoice dated and due on the last 29 February, still open.',
  ),
  clockChange: notableCustomer(
    ['sundial-clocks', 'Sundial Clockmakers', 'Beverley'],
    'One invoice dated and paid on the last day clocks went forward; one due and paid on the last day they went back.',
  ),
  partPaid: notableCustomer(
    ['ouse-rowing', 'Ouse Rowing Club', 'York'],
    'One invoice of £1,014.00, overdue by 22 days, of which £400.00 came in two payments: £614.00 is owed.',
  ),
  credited: notableCustomer(
    ['solway-seafood', 'Solway Seafood', 'Carlisle'],
    'One invoice credited wholly; one of £480.00, overdue by 16 days, credited by £180.00; £60.00 of credit is free.',
  ),
  overpaid: notableCustomer(
    ['derwent-paper-mill', 'Derwent Paper Mill', 'Cockermouth'],
    'Paid £150.00 too much: £40.00 went to a second invoice (£200.00 left, due in 15 days), £110.00 is free.',
  ),
  prepaid: notableCustomer(
    ['esk-weddings', 'Esk Weddings', 'Whitby'],
    'Paid £1,200.00 in advance: £450.00 went to an invoice (£510.00 left, due in 10 days), £750.00 is free.',
  ),
  discounts: notableCustomer(
    ['coquet-gallery', 'Coquet Gallery', 'Amble'],
    'Lines with a discount by rate, by amount, and a negative line; due in 12 days.',
  ),
  fourDecimals: notableCustomer(
    ['tyne-programme-press', 'Tyne Programme Press', 'Newcastle upon Tyne'],
    'Unit prices of four decimals and taxes that round up at half a penny: £110.23, due in 20 days.',
  ),
  inclusive: notableCustomer(
    ['wear-street-market', 'Wear Street Market', 'Sunderland'],
    'One invoice with amounts that include VAT at three rates; due in 9 days.',
  ),
  noTax: notableCustomer(
    ['aln-charity-shops', 'Aln Charity Shops', 'Alnwick'],
    'One invoice without tax, £300.00, overdue by 5 days.',
  ),
  alsoSupplier: notableCustomer(
    ['blyth-timber', 'Blyth Timber', 'Blyth'],
    'Owes one invoice due in 18 days; we owe it two bills, which sales must never see.',
  ),
  ownedByTeamMate: notableCustomer(
    ['cleveland-tyres', 'Cleveland Tyres', 'Redcar'],
    "Owned by the rep's team-mate; one invoice is overdue by 8 days.",
    { owner: 'teamMate' },
  ),
  ownedByOtherTeam: notableCustomer(
    ['trent-bathrooms', 'Trent Bathrooms', 'Nottingham'],
    'Owned by a rep of another team; one invoice is overdue by 65 days.',
    { owner: 'otherRep' },
  ),
  ownedByNobody: notableCustomer(
    ['soar-fencing', 'Soar Fencing', 'Leicester'],
    'Has no owner; one invoice is due in 25 days.',
    { owner: null, match: 'email' },
  ),
};

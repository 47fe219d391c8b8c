import { customer, type Customer } from './customer.ts';
import { randomFor } from './random.ts';
import type { OwnerKey } from './users.ts';

const names: [key: string, name: string, city: string][] = [
  ['abbeydale-cycles', 'Abbeydale Cycles', 'Sheffield'],
  ['bishopgate-dental', 'Bishopgate Dental', 'York'],
  ['castlefield-gym', 'Castlefield Gym', 'Manchester'],
  ['dockside-ales', 'Dockside Ales', 'Liverpool'],
  ['elmfield-school', 'Elmfield School', 'Doncaster'],
  ['fulford-garden-centre', 'Fulford Garden Centre', 'York'],
  ['holme-valley-windows', 'Holme Valley Windows', 'Holmfirth'],
  ['ingleton-caravans', 'Ingleton Caravans', 'Ingleton'],
  ['kirkstall-forge-studios', 'Kirkstall Forge Studios', 'Leeds'],
  ['lowgate-solicitors', 'Lowgate Solicitors', 'Hull'],
  ['manningham-carpets', 'Manningham Carpets', 'Bradford'],
  ['northgate-pharmacy', 'Northgate Pharmacy', 'Chester'],
  ['oldham-road-garage', 'Oldham Road Garage', 'Manchester'],
  ['pickering-railway', 'Pickering Heritage Railway', 'Pickering'],
  ['quayside-events', 'Quayside Events', 'Gateshead'],
  ['saltaire-pottery', 'Saltaire Pottery', 'Shipley'],
  ['thirsk-auctions', 'Thirsk Auctions', 'Thirsk'],
];

/** Half of them belong to the rep or the team-mate, a tenth to nobody. */
const owners: (OwnerKey | null)[] = [
  'rep',
  'rep',
  'rep',
  'teamMate',
  'teamMate',
  'otherRep',
  'otherRep',
  'otherRep',
  'otherRep',
  null,
];
const matches: Customer['match'][] = ['number', 'number', 'number', 'email', 'email', 'none', 'none'];

/** Customers that show nothing in particular: the crowd in which the notable ones must be found. */
export const ordinary: Customer[] = names.map((essentials) => {
  const random = randomFor(`customer:${essentials[0]}`);
  return customer(essentials, {
    owner: random.pick(owners),
    match: random.pick(matches),
    people: random.between(2, 3),
  });
});

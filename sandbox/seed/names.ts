import { randomFor } from './random.ts';

const firstNames = (
  'Aisha Alan Amara Beth Callum Carys Chloé Daniel Deepa Edward Eilidh Emeka Fatima Fergus Grace Harriet Hugh Imogen ' +
  'Ioan Jack Jasmine Kofi Laura Leon Maeve Mohammed Naomi Nikhil Olivia Owen Paul Rebecca Rhys Ruth Sanjay Siân Tariq ' +
  'Victoria Yasmin Zoë'
).split(' ');

const lastNames = (
  'Abbott Ahmed Barker Begum Byrne Carter Chaudhry Dawson Ellis Fairweather Garcia-Jones Hartley Ibrahim Jackson Kaur ' +
  "Lister MacDonald Müller Nowak O'Brien O'Neill Osei Patel Quinn Ramsden Shah Sutcliffe Thackray Thompson Underwood " +
  'Vasquez Walker Whittaker Young Zielińska'
).split(' ');

export const jobTitles = [
  'Managing director',
  'Office manager',
  'Marketing manager',
  'Buyer',
  'Finance manager',
  'Owner',
];

export interface PersonName {
  firstName: string;
  lastName: string;
}

/** So many full names, no two alike, in an order that only `seed` decides. */
export function distinctNames(seed: string, count: number): PersonName[] {
  const random = randomFor(seed);
  const found = new Map<string, PersonName>();
  while (found.size < count) {
    const name = { firstName: random.pick(firstNames), lastName: random.pick(lastNames) };
    found.set(`${name.firstName} ${name.lastName}`, name);
  }
  return [...found.values()];
}

/** The part of an e-mail address before the @: letters without accents, as Xero demands. */
export function mailbox({ firstName, lastName }: PersonName): string {
  const plain = (text: string): string =>
    text
      .normalize('NFD')
      .replaceAll(/[^a-zA-Z-]/g, '')
      .toLowerCase();
  return `${plain(firstName)}.${plain(lastName)}`;
}

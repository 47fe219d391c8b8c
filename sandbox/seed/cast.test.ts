import { cast } from './cast.ts';
import { allocationsOf, openOf, pence, penceOf, theOrganisation, type Open } from './testing.ts';
import { ukWorld } from './uk.ts';

const today = '2026-11-22';
const world = ukWorld(today);
const xero = theOrganisation(world);

const open = (who: { xeroContactIds: string[] }): Open[] => openOf(world, who.xeroContactIds, today);
const daysOverdue = (who: { xeroContactIds: string[] }): number[] => open(who).map((each) => each.daysOverdue);
const invoicesOf = (who: { xeroContactIds: string[] }) =>
  xero.invoices.filter(({ contactId, type }) => who.xeroContactIds.includes(contactId) && type === 'ACCREC');
const xeroContact = (id: string | undefined) => {
  const found = xero.contacts.find(({ contactId }) => contactId === id);
  if (!found) throw new Error(`No Xero contact ${id ?? ''}`);
  return found;
};
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

test('everybody in the cast is in the world', () => {
  const { users, xeroUsers, people, deals, strangers, portalId, organisationId, riversideId, ...companies } = cast;
  const known = new Set([
    ...[...world.hubspot.companies, ...world.hubspot.contacts, ...world.hubspot.deals].map(({ id }) => id),
    ...xero.contacts.map(({ contactId }) => contactId),
  ]);
  const named = [
    ...Object.values(companies).flatMap(({ companyId, xeroContactIds }) => [companyId, ...xeroContactIds]),
    ...Object.values(people).flatMap(({ contactId, xeroContactIds }) => [contactId, ...xeroContactIds]),
    ...Object.values(deals).map(({ dealId }) => dealId),
    ...[strangers.granvilleHotels, strangers.counterSales, ...strangers.suppliers],
  ];
  expect(named.filter((id) => !known.has(id))).toEqual([]);
  expect(world.hubspot.users).toEqual(Object.values(users));
  expect(world.hubspot.portal.id).toBe(portalId);
  expect(world.xero.organisations.map((one) => one.organisationId)).toEqual([organisationId, riversideId]);
  expect(world.xero.users).toEqual(Object.values(xeroUsers));
});

test.each([
  [cast.paysOnTime, []],
  [cast.paysLate, [-10]],
  [cast.eurOnly, [9, -14]],
  [cast.bothCurrencies, [33, 20, -11]],
  [cast.noHistory, []],
  [cast.severalXeroContacts, [14, -5, -16]],
  [cast.archivedXeroContact, [50]],
  [cast.mergedXeroContact, [15, -20]],
  [cast.otherCapitals, [-7]],
  [cast.onlyDraft, []],
  [cast.onlySubmitted, []],
  [cast.onlyVoided, []],
  [cast.onlyCredit, []],
  [cast.dueToday, [0]],
  [cast.dueYesterday, [1]],
  [cast.overdue30, [30]],
  [cast.overdue31, [31]],
  [cast.overdue75, [75]],
  [cast.overdue200, [200]],
  [cast.everyAge, [100, 70, 40, 10, -12]],
  [cast.clockChange, []],
  [cast.discounts, [-12]],
  [cast.fourDecimals, [-20]],
  [cast.inclusive, [-9]],
  [cast.noTax, [5]],
  [cast.alsoSupplier, [-18]],
  [cast.ownedByTeamMate, [8]],
  [cast.ownedByOtherTeam, [65]],
  [cast.ownedByNobody, [-25]],
  [cast.people.davidSmithYork, [11]],
  [cast.people.davidSmithLeeds, [-6]],
  [cast.people.byEmail, [-21]],
  [cast.people.byNumberOfOtherTeam, [27]],
])('$name is overdue by the days that its sentence says', (who, expected) => {
  expect(daysOverdue(who).map((days) => days + 0)).toEqual(expected);
});

test.each([
  [cast.partPaid, [61_400n]],
  [cast.credited, [30_000n]],
  [cast.overpaid, [20_000n]],
  [cast.prepaid, [51_000n]],
  [cast.fourDecimals, [11_023n]],
  [cast.noTax, [30_000n]],
])('$name owes the amount that its sentence says', (who, expected) => {
  expect(open(who).map((each) => each.pence)).toEqual(expected);
});

test('habits: always on time, and always 18 days late', () => {
  const lateness = (who: { xeroContactIds: string[] }): number[] =>
    invoicesOf(who).flatMap(({ payments, dueDate = '' }) => payments.map(({ date }) => daysBetween(dueDate, date)));
  expect(lateness(cast.paysOnTime)).toHaveLength(24);
  expect(Math.max(...lateness(cast.paysOnTime))).toBe(0);
  expect(new Set(lateness(cast.paysLate))).toEqual(new Set([18]));
  expect(lateness(cast.paysLate)).toHaveLength(23);
});

test('too many invoices for one page', () => {
  expect(invoicesOf(cast.manyInvoices)).toHaveLength(120);
  expect(open(cast.manyInvoices)).toHaveLength(20);
  expect(daysOverdue(cast.manyInvoices).slice(0, 4)).toEqual([7, 6, 5, -13]);
});

test('currencies are one, the other, or both', () => {
  const currencies = (who: { xeroContactIds: string[] }) => new Set(invoicesOf(who).map((i) => i.currencyCode));
  expect(currencies(cast.eurOnly)).toEqual(new Set(['EUR']));
  expect(currencies(cast.bothCurrencies)).toEqual(new Set(['EUR', 'GBP']));
});

test('credit that is free', () => {
  const free = ({ xeroContactIds }: { xeroContactIds: string[] }): bigint => {
    const [contactId] = xeroContactIds;
    const mine = <T extends { contactId: string }>(list: T[]): T[] =>
      list.filter((each) => each.contactId === contactId);
    const used = allocationsOf(xero).filter(({ credit }) => credit.contactId === contactId);
    const held = [
      ...mine(xero.creditNotes)
        .filter(({ status }) => status === 'AUTHORISED')
        .map(penceOf),
      ...mine(xero.prepayments).map(penceOf),
      ...mine(xero.overpayments).map(({ amount }) => pence(amount)),
    ];
    return held.reduce((sum, each) => sum + each, 0n) - used.reduce((sum, { amount }) => sum + pence(amount), 0n);
  };
  expect([cast.onlyCredit, cast.credited, cast.overpaid, cast.prepaid, cast.discounts].map(free)).toEqual([
    30_000n,
    6_000n,
    11_000n,
    75_000n,
    0n,
  ]);
});

test('calendar: the last leap day, and days on which clocks changed', () => {
  expect(invoicesOf(cast.leapDay)).toMatchObject([{ date: '2024-02-29', dueDate: '2024-02-29' }]);
  const [first, second] = invoicesOf(cast.clockChange);
  expect([first?.date, first?.payments[0]?.date]).toEqual(['2026-03-29', '2026-03-29']);
  expect([second?.dueDate, second?.payments[0]?.date]).toEqual(['2026-10-25', '2026-10-25']);
});

test('how customers are tied to Xero', () => {
  const emails = new Map(world.hubspot.contacts.map(({ id, properties }) => [properties['email'], id]));
  const [moreau, smith] = [xeroContact(cast.eurOnly.xeroContactIds[0]), cast.people.davidSmithLeeds];
  expect(xeroContact(cast.paysOnTime.xeroContactIds[0]).contactNumber).toBe(`HS-COMPANY-${cast.paysOnTime.companyId}`);
  expect(xeroContact(smith.xeroContactIds[0]).contactNumber).toBe(`HS-CONTACT-${smith.contactId}`);
  expect(moreau.contactNumber).toBeUndefined();
  expect(emails.has(moreau.emailAddress ?? '')).toBe(true);
  const capitals = xeroContact(cast.otherCapitals.xeroContactIds[0]).emailAddress ?? '';
  expect([emails.has(capitals), emails.has(capitals.toLowerCase())]).toEqual([false, true]);
  const inCommon = cast.severalXeroContacts.xeroContactIds.map((id) => emails.has(xeroContact(id).emailAddress ?? ''));
  expect(inCommon).toEqual([true, true, true]);
});

test('a merged contact points to the one in use, and keeps the number', () => {
  const [inUse, merged] = cast.mergedXeroContact.xeroContactIds.map(xeroContact);
  expect(inUse?.contactNumber).toBeUndefined();
  expect(merged).toMatchObject({
    status: 'ARCHIVED',
    mergedToContactId: inUse?.contactId,
    contactNumber: `HS-COMPANY-${cast.mergedXeroContact.companyId}`,
  });
  expect(xeroContact(cast.archivedXeroContact.xeroContactIds[0]).status).toBe('ARCHIVED');
});

test('the same name is no tie', () => {
  const stranger = xeroContact(cast.strangers.granvilleHotels);
  const emails = world.hubspot.contacts.map(({ properties }) => properties['email']);
  expect(stranger.name).toBe(cast.sameNameOnly.name);
  expect(stranger.contactNumber).toBeUndefined();
  expect(emails).not.toContain(stranger.emailAddress);
  expect(openOf(world, [stranger.contactId], today).map((each) => each.daysOverdue)).toEqual([120]);
});

test('names that need care', () => {
  expect(cast.longName.name).toHaveLength(200);
  expect(cast.accents.name).toMatch(/é.*&.*Ł/);
  expect(cast.apostrophe.name).toContain("'");
  expect(cast.ampersand.name).toMatch(/&.*"/);
  expect(cast.emoji.name).toMatch(/\p{Emoji_Presentation}/u);
});

test('deals have what their sentences say', () => {
  const linked = (dealId: string, objectType: string) =>
    world.hubspot.associations.filter(({ from, to }) => from.id === dealId && to.objectType === objectType);
  const { onlyPerson, nobody, severalCompanies, noLineItems } = cast.deals;
  const counts = [onlyPerson, nobody, severalCompanies].map(({ dealId }) => [
    linked(dealId, 'companies').length,
    linked(dealId, 'contacts').length,
  ]);
  expect(counts).toEqual([
    [0, 1],
    [0, 0],
    [3, 2],
  ]);
  expect(linked(severalCompanies.dealId, 'companies').map(({ typeIds }) => typeIds)).toEqual([[5, 341], [341], [341]]);
  expect(linked(severalCompanies.dealId, 'companies')[0]?.to.id).toBe(cast.severalXeroContacts.companyId);
  expect(linked(noLineItems.dealId, 'line_items')).toEqual([]);
  const currency = (dealId: string) =>
    world.hubspot.deals.find(({ id }) => id === dealId)?.properties['deal_currency_code'] ?? '';
  const enabled = xero.currencies.map(({ code }) => code);
  expect([cast.deals.inEuro, cast.deals.inDollars].map(({ dealId }) => enabled.includes(currency(dealId)))).toEqual([
    true,
    false,
  ]);
});

import { findContacts, type XeroContacts } from '../../src/customers/find-contacts.ts';
import { ianaZone } from '../../src/mirror/rules/xero-zones.ts';
import { cardReads } from '../../src/store/card-reads.ts';
import { eachDatabase } from '../support/databases.ts';
import { Ledger } from '../support/ledger-builder.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

const COMPANY = { objectTypeId: '0-2', objectId: '42' };
const PERSON = { objectTypeId: '0-1', objectId: '9' };

/** Company 42 with two people, one of whom has a second address; person 9 is one of them. */
const ledger = (portalId: string): Ledger =>
  new Ledger(portalId)
    .company('42', { name: 'David Smith' })
    .company('43')
    .person('9', { email: 'Ada@Acme.test', emails: ['ada@acme.test', 'accounts@acme.test'], companyId: '42' })
    .person('10', { email: 'bob@acme.test', companyId: '42' })
    .person('11', { email: 'eve@other.test', companyId: '43' })
    .person('12', {});

const NUMBERED = { contactNumber: 'HS-COMPANY-42' };

eachDatabase((_name, fresh) => {
  let opened: TestStore;
  let portals = 1000;
  beforeAll(async () => {
    opened = await openTestStore(fresh);
  });
  afterAll(() => opened.remove());

  async function found(
    build: (ledger: Ledger) => Ledger,
    customer = COMPANY,
    gone: string[] = [],
  ): Promise<XeroContacts | null> {
    const built = build(ledger(String(++portals)));
    await built.write(opened.store);
    return opened.store.withPortal(built.portalId, async (handle) => {
      for (const contactId of gone)
        await handle.db
          .updateTable('mirror_contacts')
          .set({ gone_at: new Date() })
          .where('contact_id', '=', contactId)
          .execute();
      return findContacts(cardReads(handle, ianaZone).customers, { tenantId: built.tenantId, customer });
    });
  }

  const short = (contacts: XeroContacts | null) =>
    contacts && [contacts.matchedBy, contacts.contacts.map(({ contactId }) => contactId), contacts.contactIds];

  test.each<[string, (ledger: Ledger) => Ledger, ReturnType<typeof short>]>([
    ['a link', (l) => l.contact('a').link('0-2', '42', 'a'), ['link', ['a'], ['a']]],
    ['a number', (l) => l.contact('a', NUMBERED), ['contact_number', ['a'], ['a']]],
    ["a person's address", (l) => l.contact('a', { email: 'bob@acme.test' }), ['email', ['a'], ['a']]],
    ['a second address', (l) => l.contact('a', { email: 'accounts@acme.test' }), ['email', ['a'], ['a']]],
    ['an address in another case', (l) => l.contact('a', { email: 'BOB@Acme.Test' }), ['email', ['a'], ['a']]],
    [
      'several by address',
      (l) => l.contact('b', { email: 'bob@acme.test' }).contact('a', { email: 'ada@acme.test' }),
      ['email', ['a', 'b'], ['a', 'b']],
    ],
    [
      'a link before a number',
      (l) => l.contact('a').contact('b', NUMBERED).link('0-2', '42', 'a'),
      ['link', ['a'], ['a']],
    ],
    [
      'several links',
      (l) => l.contact('a').contact('b').link('0-2', '42', 'a').link('0-2', '42', 'b'),
      ['link', ['a', 'b'], ['a', 'b']],
    ],
    [
      'a number before an address',
      (l) => l.contact('a', { email: 'bob@acme.test' }).contact('b', NUMBERED),
      ['contact_number', ['b'], ['b']],
    ],
    [
      'a link to a contact that is not there falls to the next level',
      (l) => l.contact('b', NUMBERED).link('0-2', '42', 'nowhere'),
      ['contact_number', ['b'], ['b']],
    ],
    ['an archived one', (l) => l.contact('a', { ...NUMBERED, status: 'ARCHIVED' }), ['contact_number', ['a'], ['a']]],
    [
      'the survivor of a merge, with the documents of both',
      (l) => l.contact('a', { ...NUMBERED, status: 'ARCHIVED', mergedToContactId: 'b' }).contact('b'),
      ['contact_number', ['b'], ['a', 'b']],
    ],
    [
      'those merged into it, in a chain',
      (l) => l.contact('a', { mergedToContactId: 'b' }).contact('b', { mergedToContactId: 'c' }).contact('c', NUMBERED),
      ['contact_number', ['c'], ['a', 'b', 'c']],
    ],
    [
      'a circle of merges ends',
      (l) => l.contact('a', { ...NUMBERED, mergedToContactId: 'b' }).contact('b', { mergedToContactId: 'a' }),
      ['contact_number', ['a', 'b'], ['a', 'b']],
    ],
    ['the same name only', (l) => l.contact('a', { name: 'David Smith' }), null],
    ['an address of somebody else', (l) => l.contact('a', { email: 'eve@other.test' }), null],
    ['part of an address', (l) => l.contact('a', { email: 'xbob@acme.test' }), null],
    ['no address at all', (l) => l.contact('a', { email: '' }).person('13', { emails: [''], companyId: '42' }), null],
    ["the person's number", (l) => l.contact('a', { contactNumber: 'HS-CONTACT-9' }), null],
    ['a link of a person with the same id', (l) => l.contact('a').link('0-1', '42', 'a'), null],
    [
      'a mere supplier by address',
      (l) => l.contact('a', { email: 'bob@acme.test', isCustomer: false, isSupplier: true }),
      null,
    ],
    [
      'a supplier who is a customer too',
      (l) => l.contact('a', { email: 'bob@acme.test', isSupplier: true }),
      ['email', ['a'], ['a']],
    ],
    [
      'one who is neither yet',
      (l) => l.contact('a', { email: 'bob@acme.test', isCustomer: false }),
      ['email', ['a'], ['a']],
    ],
    [
      'a mere supplier by number',
      (l) => l.contact('a', { ...NUMBERED, isCustomer: false, isSupplier: true }),
      ['contact_number', ['a'], ['a']],
    ],
  ])('a company by %s', async (...[, build, expected]) => {
    expect(short(await found(build))).toEqual(expected);
  });

  test('a person by own addresses only, and by the own number', async () => {
    expect(short(await found((l) => l.contact('a', { email: 'accounts@acme.test' }), PERSON))).toEqual([
      'email',
      ['a'],
      ['a'],
    ]);
    expect(await found((l) => l.contact('a', { email: 'bob@acme.test' }), PERSON)).toBeNull();
    expect(await found((l) => l.contact('a', NUMBERED), PERSON)).toBeNull();
    expect(short(await found((l) => l.contact('a', { contactNumber: 'HS-CONTACT-9' }), PERSON))).toEqual([
      'contact_number',
      ['a'],
      ['a'],
    ]);
    expect(await found((l) => l.contact('a', { email: '' }), { ...PERSON, objectId: '12' })).toBeNull();
  });

  test('what Xero no longer has is not found, and the next level is', async () => {
    const both = (l: Ledger) => l.contact('a', NUMBERED).contact('b', { email: 'bob@acme.test' });
    expect(short(await found(both, COMPANY, ['a']))).toEqual(['email', ['b'], ['b']]);
    expect(await found(both, COMPANY, ['a', 'b'])).toBeNull();
  });

  test('another organisation and another portal are not looked at', async () => {
    const mine = ledger('1');
    await mine.write(opened.store);
    await ledger('2').contact('a', NUMBERED).contact('b', { email: 'bob@acme.test' }).write(opened.store);
    const other = new Ledger('1', 'another').contact('a', NUMBERED);
    await other.write(opened.store);
    const asked = await opened.store.withPortal('1', (handle) =>
      findContacts(cardReads(handle, ianaZone).customers, { tenantId: mine.tenantId, customer: COMPANY }),
    );
    expect(asked).toBeNull();
  });
});

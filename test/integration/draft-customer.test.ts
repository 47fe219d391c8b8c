import { ok } from '../../src/lib/result.ts';
import { liveDeal } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { gapsOf, matched, openDraftHouse, unmatched, type DraftHouse } from '../support/draft-house.ts';

eachDatabase((_name, fresh) => {
  let house: DraftHouse;
  beforeAll(async () => {
    house = await openDraftHouse(fresh);
  });
  beforeEach(() => house.hubspotSays(ok(liveDeal())));
  afterAll(() => house.remove());

  test('whom the deal belongs to now is billed, not whom the mirror remembers', async () => {
    const build = (id: string) =>
      matched(id)
        .company('43', { name: 'New Owner Ltd' })
        .contact('d', { name: 'New Owner', contactNumber: 'HS-COMPANY-43' })
        .person('9', { firstName: 'Ada', lastName: 'Byron', email: 'ada@byron.test' })
        .contact('p', { name: 'Ada Byron', email: 'Ada@Byron.test' });
    expect(await house.draftFor(build, liveDeal({ companyId: '43' }))).toMatchObject({ customer: { contactId: 'd' } });
    const ofPerson = await house.draftFor(build, liveDeal({ companyId: null, contactId: '9' }));
    expect(ofPerson).toMatchObject({ customer: { contactId: 'p' } });
    const ofNobody = await house.draftFor(build, liveDeal({ companyId: null }));
    expect(gapsOf(ofNobody)).toEqual(['-: The deal has no company and no contact.']);
    expect(ofNobody.hash).toBeNull();
  });

  test('of several contacts one is chosen; an archived one is no choice', async () => {
    const several = (id: string) =>
      matched(id)
        .contact('d', { name: 'Zoë II', contactNumber: 'HS-COMPANY-42' })
        .contact('e', { name: 'Zoë III', contactNumber: 'HS-COMPANY-42', status: 'ARCHIVED' });
    const portalId = await house.write(several);
    const asked = await house.draft(portalId);
    expect(gapsOf(asked)).toEqual(['contactId: Several Xero contacts stand for Zoë & Söhne.']);
    expect(asked.options.contacts.map(({ value }) => value)).toEqual(['c', 'd']);
    expect(await house.draft(portalId, { contactId: 'd' })).toMatchObject({ customer: { contactId: 'd' }, gaps: [] });
    expect((await house.draft(portalId, { contactId: 'e' })).hash).toBeNull();
  });

  test('archived in Xero', async () => {
    const archived = await house.draftFor((id) =>
      unmatched(id).contact('c', { contactNumber: 'HS-COMPANY-42', status: 'ARCHIVED' }),
    );
    expect(gapsOf(archived)).toEqual(['-: “Contact c” is archived in Xero.']);
  });

  test('a contact of the same name is offered, never taken; another name is made new', async () => {
    const namesakes = (id: string) =>
      unmatched(id)
        .contact('n', { name: 'ZOË & SÖHNE' })
        .contact('a', { name: 'Zoë & Söhne', status: 'ARCHIVED' })
        .contact('o', { name: 'Other' });
    const portalId = await house.write(namesakes);
    const asked = await house.draft(portalId);
    expect(asked.gaps.map(({ field }) => field)).toEqual(['contactId']);
    expect(asked.options.contacts).toEqual([{ value: 'n', label: 'ZOË & SÖHNE' }]);
    expect(await house.draft(portalId, { contactId: 'n' })).toMatchObject({ customer: { contactId: 'n' }, gaps: [] });
    expect((await house.draft(portalId, { contactId: 'o' })).hash).toBeNull();
    const blanks = await house.draft(portalId, { newContactName: ' Zoë  &  Söhne' });
    expect(blanks.options.contacts).toEqual([{ value: 'n', label: 'ZOË & SÖHNE' }]);
    const fresh = await house.draft(portalId, { newContactName: 'Zoë 42', newContactEmail: 'a@zoe.test' });
    expect(fresh).toMatchObject({
      customer: { name: 'Zoë 42', contactId: null, email: 'a@zoe.test', isNew: true },
      gaps: [],
    });
    expect(fresh.notes[0]).toBe('“Zoë 42” is made as a new contact in Xero first.');
  });

  test('whom neither Xero nor the mirror knows is asked about', async () => {
    const draft = await house.draftFor(unmatched, liveDeal({ companyId: '404' }));
    expect(gapsOf(draft)).toEqual(['customer: Xero does not know this customer yet.']);
  });
});

import { cast } from '../../sandbox/seed/cast.ts';
import { eachDatabase } from '../support/databases.ts';
import { openBadDayHouse, type BadDayHouse } from '../support/bad-days/bad-day-house.ts';
import { gapsOf } from '../support/draft-house.ts';
import { waitFor } from '../support/wait-for.ts';

/** What people change in HubSpot and in Xero while somebody invoices, each met by a real click through HTTP. */
eachDatabase((_name, fresh) => {
  let house: BadDayHouse;
  beforeAll(async () => {
    house = await openBadDayHouse(fresh);
  }, 120_000);
  afterAll(() => house.close());

  /** Confirms what was shown before `meanwhile`. */
  async function confirmAfter(dealId: string, meanwhile: () => Promise<unknown>) {
    const { hash } = await house.draft(dealId);
    await meanwhile();
    return house.post(dealId, { hash: hash ?? '' });
  }
  const changed = (...changes: string[]) => ({ ok: true, value: { outcome: 'changed', changes } });
  const rejected = (message: string) => ({
    state: 'rejected',
    invoice: null,
    problem: { message: `Xero refused: ${message}`, fix: 'Put right what it names, then run it again.' },
  });
  /** The Xero contact that a deal is billed to. */
  const contactOf = async (dealId: string): Promise<{ contactId: string; name: string }> => {
    const { customer } = await house.draft(dealId);
    if (!customer?.contactId) throw new Error('The deal has no customer in Xero');
    return { contactId: customer.contactId, name: customer.name };
  };
  const editContact = (contactId: string, changes: object) => house.tellXero('edit', { contactId, changes });

  test('a deal edited between preview and click: what has changed is said, and nothing is written', async () => {
    const { dealId } = cast.deals.readyToInvoice;
    const [line] = house.linesOf(dealId);
    const answer = await confirmAfter(dealId, () =>
      house.editInHubSpot(`line_items/${line!}`, { price: '10', quantity: '1' }),
    );
    expect(answer).toMatchObject(
      changed('The lines have changed; there are now 3.', expect.stringMatching(/^The total is now GBP /) as string),
    );
    expect(await house.inXero(dealId)).toEqual([]);
  });

  test('a deal deleted between preview and click is said to be gone, and nothing is written', async () => {
    const dealId = await house.freshDeal();
    const answer = await confirmAfter(dealId, () => {
      house.hubspot.state.data.records.deals[dealId]!.archived = true;
      return Promise.resolve();
    });
    expect(answer).toMatchObject({
      ok: false,
      error: {
        message: 'HubSpot does not have this deal any more: it was deleted, or merged into another.',
        fix: 'Refresh to see how it stands now.',
      },
    });
    expect(await house.inXero(dealId)).toEqual([]);
  });

  test('a customer archived in Xero: Xero refuses in its words; once that is read, the draft says so', async () => {
    const { dealId } = cast.deals.discounted;
    const { contactId, name } = await contactOf(dealId);
    await editContact(contactId, { status: 'ARCHIVED' });
    const refusal = `The contact '${name}' is archived. Restore it before using it on a document.`;
    expect(await house.click(dealId)).toMatchObject(rejected(refusal));
    await house.readAgain();
    const draft = await house.draft(dealId);
    expect(draft.gaps).toMatchObject([
      { field: null, message: `“${name}” is archived in Xero.`, fix: 'Restore the contact in Xero, then look again.' },
    ]);
    expect(await house.inXero(dealId)).toEqual([]);
    await editContact(contactId, { status: 'ACTIVE' });
    await house.readAgain();
    expect(await house.click(dealId)).toMatchObject({ state: 'done' });
  });

  test('a customer renamed in Xero is billed by its id; once that is read, the new name must be confirmed', async () => {
    const { dealId } = cast.deals.noLineItems;
    const { contactId } = await contactOf(dealId);
    const answer = await confirmAfter(dealId, async () => {
      await editContact(contactId, { name: 'Renamed & Sons' });
      await house.readAgain();
    });
    expect(answer).toMatchObject(changed('The customer is now “Renamed & Sons”.'));
    await editContact(contactId, { name: 'Renamed again' });
    expect(await house.click(dealId)).toMatchObject({ state: 'done', problem: null });
    expect(await house.inXero(dealId)).toMatchObject([{ Contact: { ContactID: contactId } }]);
  });

  test('a contact’s name that was taken meanwhile: Xero refuses in its words; once that is read, it is asked about', async () => {
    const { dealId } = cast.deals.customerNotInXero;
    const taken = 'Taken Meanwhile Ltd';
    const { contactId } = await contactOf(cast.deals.unknownProduct.dealId);
    await editContact(contactId, { name: taken });
    const refused = await house.click(dealId, { newContactName: taken });
    expect(refused).toMatchObject(
      rejected(
        `The contact name ${taken} is already assigned to another contact. The contact name must be unique across all active contacts.`,
      ),
    );
    await house.readAgain();
    expect(gapsOf(await house.draft(dealId, { newContactName: taken }))).toEqual([
      `contactId: Xero has a contact “${taken}” already, which is not known to be this customer.`,
    ]);
    // Once the contact is there, whoever is first sends the invoice: this click, or a worker.
    const { intentId } = await house.click(dealId, { newContactName: 'Free Name Ltd' });
    expect(await house.settled(intentId)).toMatchObject({ state: 'done', problem: null });
    expect(await house.inXero(dealId)).toHaveLength(1);
  });

  test('a lock date set meanwhile: Xero refuses in its words; once that is read, the draft says so', async () => {
    const { dealId } = cast.deals.onlyPerson;
    const [organisation] = house.xero.state.data.organisations;
    const before = organisation!.periodLockDate!;
    const { date } = await house.draft(dealId);
    organisation!.periodLockDate = date;
    const spelled = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
    expect(await house.click(dealId)).toMatchObject(
      rejected(`The document date cannot be before the period lock date, currently set at ${spelled}`),
    );
    await house.readAgain();
    expect(gapsOf(await house.draft(dealId))).toEqual([
      `-: The books are locked up to ${spelled}: Xero takes no invoice of ${spelled}.`,
    ]);
    organisation!.periodLockDate = before;
    await house.readAgain();
    expect(await house.click(dealId)).toMatchObject({ state: 'done' });
  });

  test('an invoice voided in Xero: once that is read, the deal can be billed again', async () => {
    const dealId = await house.freshDeal();
    const first = await house.click(dealId, { status: 'AUTHORISED' });
    expect((await house.shown(dealId)).whyNot).toBe(
      `This deal is billed by invoice ${first.invoice?.number ?? ''}. Once that is voided, deleted or credited in full, it can be billed again.`,
    );
    await house.tellXero('void', { invoiceId: first.invoice?.id });
    await house.readAgain();
    await waitFor(async () => (await house.shown(dealId)).mayCreate, { what: 'the deal to be free' });
    const again = await house.click(dealId);
    expect(again).toMatchObject({ state: 'done', problem: null });
    expect(again.invoice?.number).not.toBe(first.invoice?.number);
    expect((await house.inXero(dealId)).map(({ Status }) => Status).sort()).toEqual(['DRAFT', 'VOIDED']);
  });
});

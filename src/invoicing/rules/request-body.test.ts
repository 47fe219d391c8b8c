import { draftOf, liveDeal, liveLine } from '../../../test/support/billing-facts.ts';
import { contactRequest, invoiceRequest, withContact } from './request-body.ts';

const url = 'https://app.hubspot.com/contacts/62515/record/0-3/5?tieout=i';
const record = { objectTypeId: '0-2', objectId: '42', name: 'Zoë' };
const newcomer = { record, contacts: [], namesakes: [] };

test('an invoice, byte for byte', () => {
  const lines = [
    liveLine({ name: 'Desk "Oak"', quantity: '2', unitPrice: '19.9999', discountRate: '12.5' }),
    liveLine({ name: 'Chair', unitPrice: '0.30', discountAmount: '0.10' }),
  ];
  const draft = draftOf({ deal: liveDeal({ lines }), choices: { status: 'AUTHORISED' } });
  expect(invoiceRequest(draft, { url })).toBe(
    '{"Invoices":[{"Type":"ACCREC","Contact":{"ContactID":"c"},"Date":"2026-11-20","DueDate":"2026-12-20",' +
      '"LineAmountTypes":"Exclusive","CurrencyCode":"GBP","Reference":"Refit",' +
      `"Url":"${url}","Status":"AUTHORISED","LineItems":[` +
      '{"Description":"Desk \\"Oak\\"","Quantity":2,"UnitAmount":19.9999,"DiscountRate":12.5,"AccountCode":"200","TaxType":"OUTPUT2"},' +
      '{"Description":"Chair","Quantity":1,"UnitAmount":0.3,"DiscountAmount":0.1,"AccountCode":"200","TaxType":"OUTPUT2"}]}]}',
  );
});

test('a draft with a gap is never sent', () => {
  expect(() => invoiceRequest(draftOf({ deal: liveDeal({ lines: [] }) }), { url })).toThrow('gaps');
});

test('a line without a price is never sent', () => {
  const draft = draftOf({ deal: liveDeal({ lines: [liveLine({ unitPrice: null })] }) });
  expect(() => invoiceRequest({ ...draft, gaps: [] }, { url })).toThrow('gaps');
});

test('an invoice that waits for its contact gets its id, and nothing else changes', () => {
  const lines = [liveLine({ name: '{"ContactID":"@contact"} $& $1' })];
  const choices = { newContactName: 'Zoë' };
  const waiting = invoiceRequest(draftOf({ deal: liveDeal({ lines }), customer: newcomer, choices }), { url });
  const complete = withContact(waiting, 'id-$&-1');
  expect(JSON.parse(complete)).toMatchObject({
    Invoices: [{ Contact: { ContactID: 'id-$&-1' }, LineItems: [{ Description: lines[0]!.name }] }],
  });
  expect(complete.replace('id-$&-1', '@contact')).toBe(waiting);
  expect(() => withContact(complete, 'again')).toThrow('waits for no contact');
});

test('a new contact, byte for byte, with and without an address', () => {
  const made = (newContactEmail?: string) =>
    contactRequest(
      draftOf({ customer: newcomer, choices: { newContactName: 'Zoë "&" Co', newContactEmail } }).customer!,
    );
  expect(made('a@zoe.test')).toBe(
    '{"Contacts":[{"Name":"Zoë \\"&\\" Co","ContactNumber":"HS-COMPANY-42","EmailAddress":"a@zoe.test"}]}',
  );
  expect(made()).toBe('{"Contacts":[{"Name":"Zoë \\"&\\" Co","ContactNumber":"HS-COMPANY-42"}]}');
  expect(() => contactRequest(draftOf().customer!)).toThrow('new customer');
});

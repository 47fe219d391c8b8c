import { liveDeal, liveLine, STANDARD, ZERO_RATED } from '../../../test/support/billing-facts.ts';
import { draftNotes } from './draft-notes.ts';
import { NO_DETAILS } from './new-contact.ts';

const notes = (more: Partial<Parameters<typeof draftNotes>[0]>) =>
  draftNotes({ deal: liveDeal(), customer: null, taxes: [], onePeriod: false, step: null, ...more });

test('what is said: the new contact, what recurs, the tax', () => {
  const lines = [liveLine({ name: 'Support', recurring: { frequency: 'per_six_months', periods: null } }), liveLine()];
  const record = { objectTypeId: '0-2', objectId: '42', name: 'Zoë' };
  const customer = {
    record,
    name: 'Zoë',
    contactId: null,
    email: null,
    recipients: [],
    details: NO_DETAILS,
    isNew: true,
    isChosen: false,
  };
  expect(notes({ deal: liveDeal({ lines }), customer, taxes: [STANDARD], onePeriod: true })).toEqual([
    '“Zoë” is made as a new contact in Xero first.',
    '“Support” recurs (per six months): one period is billed.',
    'Prices are without tax; “20% (VAT on Income)” is added.',
  ]);
  expect(notes({ deal: liveDeal({ lines }), taxes: [ZERO_RATED] })).toEqual([
    'No tax is added: “Zero Rated Income (0%)”.',
  ]);
});

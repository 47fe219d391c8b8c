import type { InvoiceFact } from '../../../mirror/facts.ts';
import type { Candidate } from '../facts.ts';
import { whyNotLink } from './why-not.ts';

const candidate = (invoice: Partial<InvoiceFact> = {}, more: Partial<Candidate> = {}): Candidate => ({
  invoice: { status: 'AUTHORISED', currency: 'GBP', ...invoice } as InvoiceFact,
  ...{ link: null, maker: null, ...more },
});
const link = (more: Partial<NonNullable<Candidate['link']>> = {}): Partial<Candidate> => ({
  link: {
    ...{
      dealId: '6',
      step: 'whole',
      origin: 'linked',
      by: '7',
      at: new Date(0),
      dealName: 'Repair',
      isDealGone: false,
    },
    record: { ownerId: null, ownerTeamIds: [] },
    ...more,
  },
});
const why = (given: Candidate, rightThere: Parameters<typeof whyNotLink>[1]['rightThere'] = null) =>
  whyNotLink(given, { dealId: '5', currency: 'GBP', rightThere });

test.each<[string, Candidate, string | null]>([
  ['an approved one', candidate(), null],
  ['a draft', candidate({ status: 'DRAFT' }), null],
  ['a voided one', candidate({ status: 'VOIDED' }), 'It is voided in Xero.'],
  ['a deleted one', candidate({ status: 'DELETED' }), 'It is deleted in Xero.'],
  ['another currency', candidate({ currency: 'EUR' }), 'It is in EUR, and the deal in GBP.'],
  [
    'one on its way for this deal',
    candidate({}, { maker: { state: 'unclear', subject: 'deal:5:whole' } }),
    'Tieout is making it for this deal: it is linked by itself.',
  ],
  [
    'one on its way for another',
    candidate({}, { maker: { state: 'sending', subject: 'deal:6:whole' } }),
    'Tieout is making it for another deal.',
  ],
  ['one that was released', candidate({}, { maker: { state: 'released', subject: 'deal:6:whole' } }), null],
])('%s', (_what, given, said) => expect(why(given)).toBe(said));

test.each([
  ['by whoever may bill that deal', 'invoice', link(), null],
  [
    'not by whoever only sees it',
    'amounts',
    link(),
    /^It bills the deal “Repair”, .* the right “invoice” on that deal/,
  ],
  ['nor by whoever does not, nor named', 'status', link(), /^It bills another deal/],
  ['from a deal that is gone', 'none', link({ isDealGone: true }), null],
  [
    'not what Tieout made',
    'admin',
    link({ origin: 'made' }),
    /^Tieout made it for the deal “Repair”: void or delete it/,
  ],
  ['but from a deal that is gone', 'none', link({ origin: 'made', isDealGone: true }), null],
] as const)('moved %s', (...[, right, given, said]) => {
  const found = why(candidate({}, given), right);
  if (said === null) expect(found).toBeNull();
  else expect(found).toMatch(said);
});

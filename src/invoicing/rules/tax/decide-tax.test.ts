import fc from 'fast-check';
import type { TaxOutcome } from '../../../billing-settings/facts.ts';
import { decideTax } from './decide-tax.ts';
import { isMember } from './members.ts';
import type { Supply, TaxCase } from './tax-case.ts';
import { caseOf, OWN } from './testing/tax-row.ts';

const some = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const countries = some('GB', 'IE', 'DE', 'ES', 'PT', 'FR', 'FI', 'AU', 'NZ', 'US', 'CA', 'CH', 'SG', 'JE', 'XI', 'AX');
const numbers = some(null, '', 'DE136695976', 'DE136695978', 'FR40303265045', 'GB980780684', 'XI980780684', '123', 'x');
const places = fc.record({
  country: fc.oneof(countries, some('Germany', 'Northern Ireland', 'Isle of Man', 'Monaco', 'Narnia', '', null)),
  region: some(null, 'CA', 'Oregon', 'Ontario', 'Tenerife', 'Azores'),
  postCode: some(null, 'BT1 5GS', 'JE2 3AB', '35001', '28001', '9500', '97400', '22100', 'M5V 2T6', '2899'),
});
const outcomes = Object.keys(OWN) as TaxOutcome[];
const rates = fc
  .subarray(outcomes)
  .map((mapped) => Object.fromEntries(mapped.map((one) => [one, OWN[one]])) as TaxCase['settings']['rates']);
const registrations = fc.array(
  some('DE', 'FR', 'XI', 'US-CA', 'CA-ON', 'ES-CN', 'NZ').map((place) => ({ place, taxType: `AT ${place}` })),
  { maxLength: 3 },
);
const cases: fc.Arbitrary<TaxCase> = fc.record({
  seller: fc.record({ country: countries, hasTaxNumber: fc.boolean() }),
  customer: fc.record({ place: places, kind: some('business', 'private', 'unknown'), taxNumber: numbers }),
  settings: fc.record({ rates, registrations }),
  supply: some('services', 'goods', 'unknown'),
});

const holds = (check: (one: TaxCase) => void): void => fc.assert(fc.property(cases, check), { numRuns: 2_000 });

test('nothing is decided without a country', () => {
  holds((one) => {
    const customer = { ...one.customer, place: { ...one.customer.place, country: null } };
    expect(decideTax({ ...one, customer })).toMatchObject({ state: 'undecided', asks: 'country' });
  });
});

test('the rate is one of the admin’s own for that outcome or that registration, and the rule is said', () => {
  holds((one) => {
    const decision = decideTax(one);
    if (decision.state === 'undecided') return;
    const { rates: own, registrations: elsewhere } = one.settings;
    expect([own[decision.outcome], ...elsewhere.map(({ taxType }) => taxType)]).toContain(decision.taxType);
    expect(decision.rule).toMatch(/^[A-Z].{10,}/);
  });
});

test('a question says what is missing and what to do, and one about the mapping says the rule', () => {
  holds((one) => {
    const decision = decideTax(one);
    if (decision.state === 'decided') return;
    expect(decision.message).toMatch(/\.$/);
    expect(decision.fix).toMatch(/\.$/);
    expect(decision.rule === null).toBe(decision.asks !== 'mapping');
    expect(decision.outcome === null).toBe(decision.asks !== 'mapping');
  });
});

test('a private customer never owes the tax itself, wherever it moves', () => {
  holds((one) => {
    const decision = decideTax({ ...one, customer: { ...one.customer, kind: 'private' } });
    expect(['reverse_charge', 'zero']).not.toContain(decision.outcome);
  });
});

test('a business whose number has not the form of its country’s never owes the tax itself: it is asked', () => {
  const forms = some('DE136695978', 'ATU13585627', '123', '');
  fc.assert(
    fc.property(cases, forms, some<Supply>('services', 'goods'), (one, taxNumber, supply) => {
      const place = { country: 'DE', region: null, postCode: null };
      const decision = decideTax({ ...one, supply, customer: { place, kind: 'business', taxNumber } });
      expect(['reverse_charge', 'zero']).not.toContain(decision.outcome);
      const isIntraEu = isMember(one.seller.country) && one.seller.country !== 'DE' && one.seller.hasTaxNumber;
      const isBilledThere = one.settings.registrations.some(({ place: code }) => code === 'DE');
      if (isIntraEu && !isBilledThere) expect(decision).toMatchObject({ state: 'undecided', asks: 'tax_number' });
    }),
    { numRuns: 2_000 },
  );
});

test('no sales tax of a state is charged without a registration in it', () => {
  holds((one) => {
    const place = { country: 'US', region: 'California', postCode: null };
    const seller = { ...one.seller, country: 'US' };
    const decision = decideTax({ ...one, seller, customer: { ...one.customer, place } });
    const isRegistered = one.settings.registrations.some(({ place: code }) => code === 'US-CA');
    expect(decision).toMatchObject(isRegistered ? { taxType: 'AT US-CA' } : { state: 'undecided', asks: 'nexus' });
  });
});

test('an outcome without a rate of the organisation is asked for, with the rule that holds', () => {
  const one = caseOf('GB', { in: 'DE', number: 'DE136695976' });
  expect(decideTax({ ...one, settings: { rates: { standard: 'OUTPUT2' }, registrations: [] } })).toEqual({
    state: 'undecided',
    rule: 'Business in Germany with a VAT number: reverse charge',
    message: 'No tax rate is set for “reverse charge”.',
    fix: 'Choose one of the organisation’s rates for it in the tax settings, or choose the tax rate of the line.',
    asks: 'mapping',
    outcome: 'reverse_charge',
  });
});

test('two readings of a line that come to the same are no question', () => {
  expect(decideTax(caseOf('AU', { in: 'NZ', supply: 'unknown' }))).toEqual({
    state: 'decided',
    outcome: 'export',
    taxType: 'EXPORT',
    rule: 'Customer in New Zealand: GST-free export',
  });
});

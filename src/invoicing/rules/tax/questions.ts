import type { Place } from './place-of.ts';
import { asked, type Question, type Sale } from './sale.ts';

export const CHOOSE = 'Choose the tax rate of the line, or set a rule for such lines.';

export const askCountry = (text: string | null): Question =>
  (text ?? '').trim() === ''
    ? asked('country', 'It is not known in which country the customer is.', 'Fill in the country of the company.')
    : asked('country', `“${text}” is no country that is known.`, 'Correct the country of the company.');

/** The state, province or post code that decides which part of a country it is. */
export const askPart = ({ country, name }: Place): Question => {
  const part = country === 'US' ? 'state' : country === 'CA' ? 'province' : 'post code';
  return asked('country', `It is not known where in ${name} the customer is.`, `Fill in the ${part} of the company.`);
};

export const askKind = ({ place }: Pick<Sale, 'place'>): Question =>
  asked(
    'kind',
    `It is not known whether the customer in ${place.name} is a business.`,
    'For a business, associate its company and fill in the tax number; for a private person, take the number out.',
  );

/** A business without a number of the right form is never taken to owe the tax itself. */
export const askNumber = ({ place, number }: Sale): Question =>
  asked(
    'tax_number',
    number === 'none'
      ? `The business in ${place.name} has no VAT number.`
      : `The VAT number does not have the form of one from ${place.name}.`,
    'Fill in the VAT number of the company, or choose the tax rate of the line.',
  );

export const askSupply = (message: string): Question => asked('supply', message, CHOOSE);

/** Where a sale may owe tax only if the organisation is registered, or has to be. */
export const askNexus = (message: string, name: string): Question =>
  asked('nexus', message, `Add ${name} to the registrations in the tax settings, or choose the tax rate of the line.`);

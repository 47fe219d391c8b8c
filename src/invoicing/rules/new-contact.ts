import type { CrmPlace } from '../facts.ts';
import type { Choices, NewContactDetails } from './draft.ts';
import { missing, type Gap } from './gap.ts';

export const NO_DETAILS: NewContactDetails = {
  ...{ line: null, city: null, region: null, postCode: null, country: null, taxNumber: null },
};

type Chosen = Pick<
  Choices,
  | 'newContactAddressLine'
  | 'newContactCity'
  | 'newContactRegion'
  | 'newContactPostCode'
  | 'newContactCountry'
  | 'newContactTaxNumber'
>;

/** What was typed, else what the CRM says: nobody types an address twice (C15). Typed as nothing it is left out. */
export function newContactDetails(
  choices: Chosen,
  { place, taxNumber }: { place: CrmPlace | null; taxNumber: string | null },
): NewContactDetails {
  return {
    line: words(choices.newContactAddressLine ?? place?.address),
    city: words(choices.newContactCity ?? place?.city),
    region: words(choices.newContactRegion ?? place?.region),
    postCode: words(choices.newContactPostCode ?? place?.postCode),
    country: words(choices.newContactCountry ?? place?.country),
    taxNumber: words(choices.newContactTaxNumber ?? taxNumber),
  };
}

/** Longest that Xero takes. Source: https://developer.xero.com/documentation/api/accounting/contacts. */
const LONGEST: Readonly<Record<keyof NewContactDetails, readonly [number, string]>> = {
  line: [500, 'address'],
  city: [255, 'city'],
  region: [255, 'region'],
  postCode: [50, 'post code'],
  country: [50, 'country'],
  taxNumber: [50, 'tax number'],
};

/** What of it Xero would refuse. */
export function detailGaps(details: NewContactDetails): Gap[] {
  const tooLong = (Object.keys(LONGEST) as (keyof NewContactDetails)[]).flatMap((name) => {
    const [most, called] = LONGEST[name];
    return (details[name]?.length ?? 0) > most
      ? [`The ${called} of a contact has at most ${most} characters in Xero.`]
      : [];
  });
  const noLetters = details.country !== null && /[^\p{L}\s'’().,&-]/u.test(details.country);
  const messages = [
    ...tooLong,
    ...(noLetters ? [`“${details.country ?? ''}” is no country: Xero takes letters alone.`] : []),
  ];
  return messages.map((message) => missing('contact_details', { field: 'customer', message, fix: 'Correct it.' }));
}

const words = (text: string | null | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};

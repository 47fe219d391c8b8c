import type { Vendors } from './create-vendors.ts';
import type { Deps } from './deps.ts';
import { patiently } from './patiently.ts';

/** The longest pause that a door sits out: a card waits for 15 seconds at most, and a write after the pause may take 7 of them. */
const DOOR_SECONDS = 5;

/** What a person waits for, of both vendors. */
export const whileWaiting = ({
  hubspot,
  xero: { writer },
}: Vendors): Pick<Deps, 'readDeal' | 'readQuote' | 'xero'> => ({
  readDeal: patiently(hubspot.readDeal, DOOR_SECONDS),
  readQuote: patiently(hubspot.readQuote, DOOR_SECONDS),
  xero: {
    payLink: patiently(writer.payLink, DOOR_SECONDS),
    pdf: patiently(writer.pdf, DOOR_SECONDS),
    readInvoice: patiently(writer.readInvoice, DOOR_SECONDS),
    readQuote: patiently(writer.readQuote, DOOR_SECONDS),
  },
});

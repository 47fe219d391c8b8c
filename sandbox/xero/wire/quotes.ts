import { Big } from 'big.js';
import type { Quote } from '../../seed/quote.ts';
import type { Contact, Organisation } from '../facts.ts';
import { taxer } from '../ledger/taxed-lines.ts';
import { wireInstant } from '../rules/dates.ts';
import { contactFinder } from './contacts.ts';
import { wireLines } from './lines.ts';
import { given, without, wireNumber, type Wire } from './wire.ts';

/** What a line of a quote lacks that a line of an invoice has. */
const LINE_LACKS = ['Item', 'AccountID', 'DiscountEnteredAsPercent'];

/** A quote's calendar date in both forms; its times have no zone, unlike an invoice's. */
const wireDay = (name: string, date: string | undefined): Wire =>
  date === undefined ? {} : { [name]: wireInstant(date), [`${name}String`]: `${date}T00:00:00` };

const quoteContact = ({ contactId, name, emailAddress = '', firstName, lastName }: Contact): Wire => ({
  ContactID: contactId,
  Name: name,
  EmailAddress: emailAddress,
  ...given('FirstName', firstName),
  ...given('LastName', lastName),
});

/** The lines of a quote with what each comes to. One without a tax type is not taxed, whatever its account says. */
const taxedQuote = (organisation: Organisation) => {
  const taxed = taxer(organisation);
  return (quote: Quote) =>
    taxed({ ...quote, lines: quote.lines.map((line) => ({ ...line, taxType: line.taxType ?? 'NONE' })) });
};

/** Every quote with all its fields. Prices have up to four decimals, whatever is asked. */
export const wireQuotes = (organisation: Organisation): Wire[] => {
  const contactOf = contactFinder(organisation);
  const taxed = taxedQuote(organisation);
  const wireQuote = (quote: Quote): Wire => {
    const document = taxed(quote);
    const { subTotal, totalTax, total, discount } = document.totals;
    return {
      QuoteID: quote.quoteId,
      QuoteNumber: quote.quoteNumber,
      Reference: quote.reference,
      Terms: quote.terms,
      Contact: quoteContact(contactOf(quote.contactId)),
      LineItems: wireLines(document, organisation, 4).map((line, index) =>
        without(line, quote.lines[index]?.taxType === undefined ? [...LINE_LACKS, 'TaxType'] : LINE_LACKS),
      ),
      ...wireDay('Date', quote.date),
      ...wireDay('ExpiryDate', quote.expiryDate),
      Status: quote.status,
      CurrencyRate: Number(new Big(quote.currencyRate)),
      CurrencyCode: quote.currencyCode,
      SubTotal: wireNumber(subTotal),
      TotalTax: wireNumber(totalTax),
      Total: wireNumber(total),
      TotalDiscount: wireNumber(discount),
      Title: quote.title,
      Summary: quote.summary,
      ...given('BrandingThemeID', quote.brandingThemeId),
      UpdatedDateUTC: wireInstant(quote.updatedAt),
      LineAmountTypes: quote.lineAmountTypes.toUpperCase(),
    };
  };
  return organisation.quotes.map(wireQuote);
};

import type { Wire } from '../wire/wire.ts';
import { BodyError } from './problems.ts';

const words = (...lines: string[]): readonly string[] => lines.join(' ').split(' ');

const STAMPS = 'UpdatedDateUTC UpdatedDateUTCString HasAttachments Attachments StatusAttributeString';
const CHECKED = 'HasErrors HasValidationErrors ValidationErrors Warnings';
const DOCUMENT = 'Type Contact Date DateString Status LineAmountTypes LineItems SubTotal TotalTax Total CurrencyCode';
const CREDIT = 'CurrencyRate RemainingCredit AppliedAmount Allocations Payments BrandingThemeID Reference';

const contact = words(
  'ContactID MergedToContactID ContactNumber AccountNumber ContactStatus Name FirstName LastName CompanyNumber',
  'EmailAddress ContactPersons BankAccountDetails TaxNumber TaxNumberType AccountsReceivableTaxType',
  'AccountsPayableTaxType Addresses Phones IsSupplier IsCustomer SalesDefaultLineAmountType',
  'PurchasesDefaultLineAmountType DefaultCurrency XeroNetworkKey SalesDefaultAccountCode',
  'PurchasesDefaultAccountCode SalesTrackingCategories PurchasesTrackingCategories TrackingCategoryName',
  'TrackingCategoryOption PaymentTerms ContactGroups Website BrandingTheme BatchPayments Discount Balances',
  `${STAMPS} ${CHECKED}`,
);

const invoice = words(
  `${DOCUMENT} ${STAMPS} ${CHECKED} InvoiceID InvoiceNumber DueDate DueDateString Reference BrandingThemeID Url`,
  'CurrencyRate SentToContact ExpectedPaymentDate ExpectedPaymentDateString PlannedPaymentDate',
  'PlannedPaymentDateString CISDeduction CISRate TotalDiscount RepeatingInvoiceID IsDiscounted Payments',
  'Prepayments Overpayments CreditNotes AmountDue AmountPaid AmountCredited FullyPaidOnDate InvoiceAddresses',
);

const creditNote = words(
  `${DOCUMENT} ${CREDIT} ${STAMPS} ${CHECKED} CreditNoteID CreditNoteNumber ID DueDate DueDateString SentToContact`,
  'FullyPaidOnDate CISDeduction CISRate InvoiceAddresses',
);

const payment = words(
  'PaymentID Invoice CreditNote Prepayment Overpayment InvoiceNumber CreditNoteNumber BatchPayment BatchPaymentID',
  'Account Code Date CurrencyRate Amount BankAmount Reference IsReconciled Status PaymentType BankAccountNumber',
  `Particulars Details HasAccount ${STAMPS} ${CHECKED}`,
);

const lineItem = words(
  'LineItemID Description Quantity UnitAmount ItemCode AccountCode AccountID TaxType TaxAmount Item LineAmount',
  'Tracking DiscountRate DiscountAmount DiscountEnteredAsPercent RepeatingInvoiceID Taxability SalesTaxCodeId',
  'TaxBreakdown ValidationErrors',
);

const account = words(
  'Code Name AccountID Type BankAccountNumber Status Description BankAccountType CurrencyCode TaxType',
  'EnablePaymentsToAccount ShowInExpenseClaims Class SystemAccount ReportingCode ReportingCodeName AddToWatchlist',
  `${STAMPS} ${CHECKED}`,
);

const item = words(
  'ItemID Code InventoryAssetAccountCode Name IsSold IsPurchased Description PurchaseDescription PurchaseDetails',
  `SalesDetails IsTrackedAsInventory TotalCostPool QuantityOnHand ${STAMPS} ${CHECKED}`,
);

const quote = words(
  `${DOCUMENT} ${STAMPS} ${CHECKED} QuoteID QuoteNumber Reference Terms ExpiryDate ExpiryDateString CurrencyRate`,
  'TotalDiscount Title Summary BrandingThemeID',
);

const repeatingInvoice = words(
  `${DOCUMENT} ${STAMPS} ${CHECKED} Schedule Reference BrandingThemeID RepeatingInvoiceID ID ApprovedForSending`,
  'SendCopy MarkAsSent IncludePDF',
);

// The document's own examples write `name`.
const trackingCategory = words('TrackingCategoryID TrackingOptionID Name name Option Status Options');
const trackingOption = words(
  `TrackingOptionID Name name Status TrackingCategoryID IsDeleted IsArchived IsActive ${CHECKED}`,
);

const price = words('UnitPrice AccountCode COGSAccountCode TaxType');
const term = words('Day Type');
const tracking = words('TrackingCategoryID TrackingOptionID Name Option');
const contactTracking = words('TrackingCategoryName TrackingOptionName');

/**
 * What an object may hold, by the field that holds it: the properties of Xero's OpenAPI document, and those that only its
 * answers show, since a document may be sent back as it was read. What stands under other fields is not looked into.
 */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  Contacts: contact,
  Contact: contact,
  Invoices: invoice,
  Invoice: invoice,
  CreditNotes: creditNote,
  CreditNote: creditNote,
  Payments: payment,
  Quotes: quote,
  RepeatingInvoices: repeatingInvoice,
  Schedule: words('Period Unit DueDate DueDateType StartDate NextScheduledDate EndDate'),
  LineItems: lineItem,
  Accounts: account,
  Account: account,
  ContactGroups: words('ContactGroupID Name Status Contacts HasValidationErrors ValidationErrors'),
  Items: item,
  Item: item,
  PurchaseDetails: price,
  SalesDetails: price,
  Tracking: tracking,
  TrackingCategories: trackingCategory,
  Options: trackingOption,
  SalesTrackingCategories: contactTracking,
  PurchasesTrackingCategories: contactTracking,
  Allocations: words(`AllocationID Invoice Overpayment Prepayment CreditNote Amount Date IsDeleted ${CHECKED}`),
  Addresses: words(
    'AddressType AddressLine1 AddressLine2 AddressLine3 AddressLine4 City Region PostalCode Country AttentionTo',
  ),
  Phones: words('PhoneType PhoneNumber PhoneAreaCode PhoneCountryCode'),
  ContactPersons: words('FirstName LastName EmailAddress IncludeInEmails'),
  PaymentTerms: words('Bills Sales'),
  Bills: term,
  Sales: term,
  HistoryRecords: words('Details Changes User DateUTC DateUTCString'),
};

const isObject = (value: unknown): value is Wire => typeof value === 'object' && value !== null;

/** Looks into what `holder` holds at `path`, and into what that holds. */
const lookInto = (value: Wire, holder: string, path: string): void => {
  const known = KNOWN[holder];
  if (known === undefined) return;
  for (const [field, inner] of Object.entries(value)) {
    const at = `${path}.${field}`;
    if (!known.includes(field)) throw new BodyError(`Could not find member '${field}'. Path '${at}'.`);
    if (Array.isArray(inner))
      inner.forEach((one, index) => {
        if (isObject(one)) lookInto(one, field, `${at}[${index}]`);
      });
    else if (isObject(inner)) lookInto(inner, field, at);
  }
};

/**
 * Refuses a field that Xero does not have, wherever it stands in a document. `name` is the envelope's: `Invoices`; throws
 * where this file does not say what such documents hold.
 */
export const refuseUnknown = (document: Wire, { name, index }: { name: string; index: number }): void => {
  if (!(name in KNOWN)) throw new Error(`known-fields.ts does not say what ${name} hold`);
  lookInto(document, name, `${name}[${index}]`);
};

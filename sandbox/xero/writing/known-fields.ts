import type { z } from 'zod';
import { currency, day, decimal, flag, guid, text, themeId, whole, word as wordOf } from './fields.ts';

/** What a field holds: a value of one of Xero's kinds, one object, or a list of objects. */
export type Held = z.ZodType | 'object' | 'list';

/** One of some words; a space at the end stands for none of them. */
const word = (...lines: string[]) => wordOf(...lines.join(' ').split(' '));

/** The same for each of some fields. */
const all = (held: Held, ...names: string[]): Readonly<Record<string, Held>> =>
  Object.fromEntries(
    names
      .join(' ')
      .split(' ')
      .map((name) => [name, held]),
  );

const documentType = word(
  'ACCREC ACCRECCREDIT AROVERPAYMENT ARPREPAYMENT ACCPAY ACCPAYCREDIT APOVERPAYMENT APPREPAYMENT',
);
const documentStatus = word('DRAFT SUBMITTED AUTHORISED PAID VOIDED DELETED');
const lineAmounts = word('INCLUSIVE EXCLUSIVE NONE');
const archivable = word('ACTIVE ARCHIVED DELETED');

const checked = {
  ...all(flag, 'HasErrors HasValidationErrors'),
  ...all('list', 'ValidationErrors Warnings'),
  StatusAttributeString: text,
};

const stamps = {
  ...checked,
  ...all(day, 'UpdatedDateUTC UpdatedDateUTCString'),
  HasAttachments: flag,
  Attachments: 'list',
} as const;

const document = {
  ...stamps,
  ...all(day, 'Date DateString'),
  ...all(decimal, 'SubTotal TotalTax Total CurrencyRate'),
  Contact: 'object',
  LineItems: 'list',
  LineAmountTypes: word('Exclusive Inclusive NoTax'),
  Reference: text,
  CurrencyCode: currency,
  BrandingThemeID: themeId,
} as const;

const contact = {
  ...stamps,
  ...all(guid, 'ContactID MergedToContactID'),
  ...all(text, 'ContactNumber AccountNumber Name FirstName LastName CompanyNumber EmailAddress BankAccountDetails'),
  ...all(text, 'TaxNumber AccountsReceivableTaxType AccountsPayableTaxType XeroNetworkKey SalesDefaultAccountCode'),
  ...all(text, 'PurchasesDefaultAccountCode TrackingCategoryName TrackingCategoryOption Website'),
  ...all(flag, 'IsSupplier IsCustomer'),
  ...all('list', 'ContactPersons Addresses Phones SalesTrackingCategories PurchasesTrackingCategories ContactGroups'),
  ...all('object', 'PaymentTerms BrandingTheme BatchPayments Balances'),
  ...all(lineAmounts, 'SalesDefaultLineAmountType PurchasesDefaultLineAmountType'),
  ContactStatus: word('ACTIVE ARCHIVED GDPRREQUEST'),
  TaxNumberType: word('SSN EIN ITIN ATIN'),
  DefaultCurrency: currency,
  Discount: decimal,
};

const invoice = {
  ...document,
  ...all(guid, 'InvoiceID RepeatingInvoiceID'),
  ...all(text, 'InvoiceNumber Url'),
  ...all(day, 'DueDate DueDateString ExpectedPaymentDate ExpectedPaymentDateString PlannedPaymentDate'),
  ...all(day, 'PlannedPaymentDateString FullyPaidOnDate'),
  ...all(decimal, 'CISDeduction CISRate TotalDiscount AmountDue AmountPaid AmountCredited'),
  ...all(flag, 'SentToContact IsDiscounted'),
  ...all('list', 'Payments Prepayments Overpayments CreditNotes InvoiceAddresses'),
  Type: documentType,
  Status: documentStatus,
};

const creditNote = {
  ...document,
  ...all(guid, 'CreditNoteID ID'),
  ...all(day, 'DueDate DueDateString FullyPaidOnDate'),
  ...all(decimal, 'CISDeduction CISRate RemainingCredit AppliedAmount'),
  ...all('list', 'Allocations Payments InvoiceAddresses'),
  CreditNoteNumber: text,
  SentToContact: flag,
  Type: documentType,
  Status: documentStatus,
};

const payment = {
  ...stamps,
  ...all(guid, 'PaymentID BatchPaymentID'),
  ...all(text, 'InvoiceNumber CreditNoteNumber Code Reference BankAccountNumber Particulars Details'),
  ...all(decimal, 'CurrencyRate Amount BankAmount'),
  ...all(flag, 'IsReconciled HasAccount'),
  ...all('object', 'Invoice CreditNote Prepayment Overpayment BatchPayment Account'),
  Date: day,
  Status: word('AUTHORISED DELETED'),
  PaymentType: word(
    'ACCRECPAYMENT ARCREDITPAYMENT AROVERPAYMENTPAYMENT ARPREPAYMENTPAYMENT ACCPAYPAYMENT',
    'APCREDITPAYMENT APOVERPAYMENTPAYMENT APPREPAYMENTPAYMENT',
  ),
};

const lineItem = {
  ...all(guid, 'LineItemID AccountID RepeatingInvoiceID'),
  ...all(text, 'Description ItemCode AccountCode TaxType'),
  ...all(decimal, 'Quantity UnitAmount TaxAmount LineAmount DiscountRate DiscountAmount SalesTaxCodeId'),
  ...all('list', 'Tracking TaxBreakdown ValidationErrors'),
  Item: 'object',
  DiscountEnteredAsPercent: flag,
  Taxability: word('TAXABLE NON_TAXABLE EXEMPT PART_TAXABLE NOT_APPLICABLE'),
} as const;

const account = {
  ...stamps,
  ...all(text, 'Code Name BankAccountNumber Description TaxType ReportingCode ReportingCodeName'),
  ...all(flag, 'EnablePaymentsToAccount ShowInExpenseClaims AddToWatchlist'),
  AccountID: guid,
  Type: word(
    'BANK CURRENT CURRLIAB DEPRECIATN DIRECTCOSTS EQUITY EXPENSE FIXED INVENTORY LIABILITY NONCURRENT',
    'OTHERINCOME OVERHEADS PREPAYMENT REVENUE SALES TERMLIAB PAYG',
  ),
  Status: archivable,
  SystemAccount: word(
    'DEBTORS CREDITORS BANKCURRENCYGAIN GST GSTONIMPORTS HISTORICAL ROUNDING REALISEDCURRENCYGAIN',
    'RETAINEDEARNINGS TRACKINGTRANSFERS UNPAIDEXPCLM WAGEPAYABLES UNREALISEDCURRENCYGAIN CISASSETS',
    'CISASSET CISLABOUR CISLABOUREXPENSE CISLABOURINCOME CISLIABILITY CISMATERIALS ',
  ),
  BankAccountType: word('BANK CREDITCARD PAYPAL NONE '),
  CurrencyCode: currency,
  Class: word('ASSET EQUITY EXPENSE LIABILITY REVENUE'),
};

const item = {
  ...stamps,
  ...all(text, 'Code InventoryAssetAccountCode Name Description PurchaseDescription'),
  ...all(flag, 'IsSold IsPurchased IsTrackedAsInventory'),
  ...all('object', 'PurchaseDetails SalesDetails'),
  ...all(decimal, 'TotalCostPool QuantityOnHand'),
  ItemID: guid,
};

const quote = {
  ...document,
  ...all(text, 'QuoteNumber Terms Title Summary'),
  ...all(day, 'ExpiryDate ExpiryDateString'),
  QuoteID: guid,
  TotalDiscount: decimal,
  Status: word('DRAFT SENT ACCEPTED DECLINED INVOICED DELETED'),
};

const repeatingInvoice = {
  ...document,
  ...all(guid, 'RepeatingInvoiceID ID'),
  ...all(flag, 'ApprovedForSending SendCopy MarkAsSent IncludePDF'),
  Schedule: 'object',
  Type: word('ACCREC ACCPAY'),
  Status: word('DRAFT AUTHORISED DELETED'),
} as const;

const schedule = {
  ...all(whole, 'Period DueDate'),
  ...all(day, 'StartDate NextScheduledDate EndDate'),
  Unit: word('WEEKLY MONTHLY'),
  DueDateType: word(
    'DAYSAFTERBILLDATE DAYSAFTERBILLMONTH DAYSAFTERINVOICEDATE DAYSAFTERINVOICEMONTH OFCURRENTMONTH',
    'OFFOLLOWINGMONTH',
  ),
};

// The document's own examples write `name`.
const trackingCategory = {
  ...all(guid, 'TrackingCategoryID TrackingOptionID'),
  ...all(text, 'Name name Option'),
  Status: archivable,
  Options: 'list',
} as const;

const trackingOption = {
  ...checked,
  ...all(guid, 'TrackingOptionID TrackingCategoryID'),
  ...all(text, 'Name name'),
  ...all(flag, 'IsDeleted IsArchived IsActive'),
  Status: archivable,
};

const allocation = {
  ...checked,
  ...all('object', 'Invoice Overpayment Prepayment CreditNote'),
  AllocationID: guid,
  Amount: decimal,
  Date: day,
  IsDeleted: flag,
};

const group = {
  ...checked,
  ContactGroupID: guid,
  Name: text,
  Status: word('ACTIVE DELETED'),
  Contacts: 'list',
} as const;
const price = { ...all(text, 'AccountCode COGSAccountCode TaxType'), UnitPrice: decimal };
const term = { Day: whole, Type: word('DAYSAFTERBILLDATE DAYSAFTERBILLMONTH OFCURRENTMONTH OFFOLLOWINGMONTH') };
const contactTracking = all(text, 'TrackingCategoryName TrackingOptionName');
const ADDRESS = 'AddressLine1 AddressLine2 AddressLine3 AddressLine4 City Region PostalCode Country AttentionTo';

/**
 * What an object may hold, by the field that holds it: the properties of Xero's OpenAPI document, and those that only its
 * answers show, since a document may be sent back as it was read. What stands under other fields is not looked into.
 */
export const KNOWN: Readonly<Record<string, Readonly<Record<string, Held>>>> = {
  Contacts: contact,
  Contact: contact,
  Invoices: invoice,
  Invoice: invoice,
  CreditNotes: creditNote,
  CreditNote: creditNote,
  Payments: payment,
  Quotes: quote,
  RepeatingInvoices: repeatingInvoice,
  Schedule: schedule,
  LineItems: lineItem,
  Accounts: account,
  Account: account,
  ContactGroups: group,
  Items: item,
  Item: item,
  PurchaseDetails: price,
  SalesDetails: price,
  Tracking: { ...all(guid, 'TrackingCategoryID TrackingOptionID'), ...all(text, 'Name Option') },
  TrackingCategories: trackingCategory,
  Options: trackingOption,
  SalesTrackingCategories: contactTracking,
  PurchasesTrackingCategories: contactTracking,
  Allocations: allocation,
  Addresses: { ...all(text, ADDRESS), AddressType: word('POBOX STREET') },
  Phones: {
    ...all(text, 'PhoneNumber PhoneAreaCode PhoneCountryCode'),
    PhoneType: word('DEFAULT DDI MOBILE FAX OFFICE'),
  },
  ContactPersons: { ...all(text, 'FirstName LastName EmailAddress'), IncludeInEmails: flag },
  PaymentTerms: all('object', 'Bills Sales'),
  Bills: term,
  Sales: term,
  HistoryRecords: { ...all(text, 'Details Changes User'), ...all(day, 'DateUTC DateUTCString') },
};

import { zero } from '../../src/lib/money.ts';

/** A record of the CRM about which nobody has written where it is. */
export const nowhere = {
  ...{ address: null, city: null, state: null, zip: null, country: null },
  ...{ phone: null, lifecycleStage: null },
};

/** A contact in Xero with nothing beside its name. */
export const noDefaults = {
  ...{ accountNumber: null, companyNumber: null, brandingThemeId: null, discount: null },
  ...{ salesTaxType: null, salesAccountCode: null, salesLineAmountType: null, salesTracking: [] },
  ...{ addresses: [], phones: [], persons: [] },
};

/** A contact in Xero that nobody has sold to or bought from. */
export const plainContact = {
  ...{ email: null, firstName: null, lastName: null, taxNumber: null, mergedToContactId: null, salesTerms: null },
  ...{ status: 'ACTIVE', isCustomer: false, isSupplier: false, defaultCurrency: null },
  ...{ receivableOutstanding: zero, receivableOverdue: zero },
  ...noDefaults,
};

/** An organisation of which nothing is known beside its name and place. */
export const unsaid = { taxNumber: null, salesTaxBasis: null, defaultSalesTax: null, class: null, edition: null };

/** An item of which nothing is known but that it is sold. */
export const plainItem = {
  ...{ isSold: true, isPurchased: false, isTracked: false, quantityOnHand: null, description: '' },
  ...{ unitPrice: null, accountCode: null, taxType: null },
};

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

/** An organisation of which nothing is known beside its name and place. */
export const unsaid = { taxNumber: null, salesTaxBasis: null, defaultSalesTax: null, class: null, edition: null };

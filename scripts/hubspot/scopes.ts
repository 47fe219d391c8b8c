/** Every scope that the app asks for and what it is for: HubSpot lists no app that asks for more than it uses. */
export const scopeUses: Readonly<Record<string, string>> = {
  oauth: 'installing, and the facts of the account',
  'crm.objects.contacts.read': 'contacts on the card and as customers',
  'crm.objects.companies.read': 'companies on the card and as customers',
  'crm.objects.deals.read': 'deals and the customer behind each',
  'crm.objects.line_items.read': 'what a deal sells',
  'crm.objects.owners.read': 'whose record it is, and their teams, to decide who sees amounts',
  'crm.objects.products.read': 'which product a line item sells',
  'crm.objects.quotes.read': 'what was offered to a customer, and until when',
  'crm.schemas.companies.write': 'the properties of the group Tieout on companies, where an admin wants them',
  'crm.schemas.contacts.write': 'the same on contacts',
  'crm.schemas.deals.write': 'the same on deals, for how their invoices stand',
  'crm.objects.companies.write': 'their values on companies',
  'crm.objects.contacts.write': 'their values on contacts without a company',
  'crm.objects.deals.write': 'their values on deals that were invoiced',
};

/** The scope that a card on records of this type cannot do without; HubSpot refuses the upload otherwise. */
export const readScopeOf = (objectType: string): string => `crm.objects.${objectType}.read`;

/** What an issue about the mapping of one product is filed under. */
export const mappingSubject = (tenantId: string, productId: string): string => `${tenantId}/product/${productId}`;

/** The same of many products at once. */
export const mappingsSubject = (tenantId: string): string => `${tenantId}/products`;

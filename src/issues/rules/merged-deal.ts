/** What an issue is about that tells of deals which were each billed and live on as one. */
export const mergedDeal = (dealId: string): string => `merged-deal:${dealId}`;

/** Days between uninstalling and the deletion of everything. */
export const GRACE_DAYS = 30;

/** From when on every row of a portal that uninstalled at that moment may be deleted. */
export const eraseAfter = (uninstalledAt: Date): Date => new Date(uninstalledAt.getTime() + GRACE_DAYS * 86_400_000);

import type { Consented } from './ports.ts';

/** Whether it can be connected: Xero also lets into practices, which keep no books of their own. */
export const isOrganisation = ({ tenantType }: Pick<Consented, 'tenantType'>): boolean => tenantType === 'ORGANISATION';

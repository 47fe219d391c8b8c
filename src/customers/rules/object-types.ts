import { COMPANY, CONTACT, DEAL } from '../facts.ts';

const SERVED: ReadonlySet<string> = new Set([CONTACT, COMPANY, DEAL]);

/** Whether cards are served on this kind of record. */
export function isServed(objectTypeId: string): boolean {
  return SERVED.has(objectTypeId);
}

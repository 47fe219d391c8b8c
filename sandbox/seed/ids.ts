import { createHash } from 'node:crypto';

const digest = (name: string): Buffer => createHash('sha1').update(`tieout-seed:${name}`).digest();

/** A Xero id: the same UUID (version 5 in form) for the same name. */
export function xeroId(name: string): string {
  const bytes = digest(name).subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A HubSpot record id: eleven digits, the same for the same name. */
export function hubspotId(name: string): string {
  return String(10_000_000_000 + (digest(name).readUIntBE(0, 6) % 90_000_000_000));
}

export const companyIdOf = (key: string): string => hubspotId(`company:${key}`);
export const personIdOf = (key: string): string => hubspotId(`person:${key}`);
export const dealIdOf = (key: string): string => hubspotId(`deal:${key}`);
export const xeroContactIdOf = (key: string): string => xeroId(`contact:${key}`);
export const invoiceIdOf = (key: string): string => xeroId(`invoice:${key}`);
export const creditNoteIdOf = (key: string): string => xeroId(`credit-note:${key}`);

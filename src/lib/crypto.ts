import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** A secret that nobody guesses: 32 random bytes, in letters that an address may hold. */
export const randomSecret = (): string => randomBytes(32).toString('base64url');

/** SHA-256, for looking a secret up without storing it. Not for passwords, which can be guessed. */
export const hashText = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Encryption keys by id; `current` is the one that new secrets are sealed with. */
export interface KeyRing {
  current: string;
  keys: ReadonlyMap<string, Buffer>;
}

/** A sealed secret as it is stored: key id, nonce, tag and cipher text, joined by dots. */
export type Sealed = string;

const ALGORITHM = 'aes-256-gcm';
const encode = (bytes: Buffer): string => bytes.toString('base64url');

/**
 * Seals a secret with AES-256-GCM. `owner` names the row and column that hold it and is authenticated with it, so that a
 * sealed value copied to another row does not open there.
 */
export function seal(ring: KeyRing, secret: { owner: string; text: string }): Sealed {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(ALGORITHM, currentKey(ring), nonce).setAAD(Buffer.from(secret.owner));
  const sealed = Buffer.concat([cipher.update(secret.text, 'utf8'), cipher.final()]);
  return [ring.current, encode(nonce), encode(cipher.getAuthTag()), encode(sealed)].join('.');
}

/** Opens a sealed secret; throws when the key is missing, or when the value or its owner is not what was sealed. */
export function unseal(ring: KeyRing, stored: { owner: string; sealed: Sealed }): string {
  const [keyId, nonce, tag, sealed] = stored.sealed.split('.');
  if (!keyId || !nonce || !tag || sealed === undefined) throw new Error('A sealed secret is malformed');
  const decipher = createDecipheriv(ALGORITHM, keyOf(ring, keyId), Buffer.from(nonce, 'base64url'))
    .setAAD(Buffer.from(stored.owner))
    .setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString('utf8');
}

/** The key that new secrets are sealed with; throws when it is not configured. */
export const currentKey = (ring: KeyRing): Buffer => keyOf(ring, ring.current);

function keyOf(ring: KeyRing, keyId: string): Buffer {
  const key = ring.keys.get(keyId);
  if (!key) throw new Error(`The encryption key '${keyId}' is not configured`);
  return key;
}

import type { KeyRing } from '../lib/crypto.ts';
import type { SealedRow, SealedRows } from './ports.ts';
import { unsealTokens } from './sealed-tokens.ts';

/** The configured encryption keys are not those that stored tokens were sealed with. */
class KeysError extends Error {
  constructor(faults: string[]) {
    super(
      [
        'the encryption keys do not open what is stored:',
        ...faults.map((fault) => `  ${fault}`),
        'Nothing was changed. Put the keys that are named into ENCRYPTION_KEYS again; `npm run keys:rotate` makes old ones needless.',
      ].join('\n'),
    );
    this.name = 'KeysError';
  }
}

/** Of each key so many rows are tried: a single one that is damaged says nothing about the key. */
const SAMPLES = 5;

/**
 * Sees that every key id that stored tokens name is configured and opens one of them. Throws an error that names each id
 * that is missing or has other bytes. Changes nothing.
 */
export async function checkKeys({ samples }: Pick<SealedRows, 'samples'>, keyRing: KeyRing): Promise<void> {
  const rows = await samples(SAMPLES);
  const ids = new Set(rows.flatMap(({ accessToken, refreshToken }) => [keyIdOf(accessToken), keyIdOf(refreshToken)]));
  const faults = [...ids].sort().flatMap((id) => faultOf(id, rows, keyRing));
  if (faults.length > 0) throw new KeysError(faults);
}

function faultOf(id: string, rows: SealedRow[], keyRing: KeyRing): string[] {
  if (!keyRing.keys.has(id)) return [`The key '${id}' is needed and not configured.`];
  const ofKey = rows.filter(({ accessToken, refreshToken }) => [accessToken, refreshToken].map(keyIdOf).includes(id));
  return ofKey.some((row) => opens(row, keyRing))
    ? []
    : [`The key '${id}' is configured with other bytes than it had.`];
}

/** A row whose two secrets have two keys counts for both when both open. */
function opens(row: SealedRow, keyRing: KeyRing): boolean {
  try {
    unsealTokens(keyRing, row, row);
    return true;
  } catch {
    return false;
  }
}

const keyIdOf = (sealed: string): string => sealed.split('.')[0] ?? '';

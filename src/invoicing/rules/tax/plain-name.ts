/** A name as it is compared: without case, accents, punctuation and a leading article. */
export const plainName = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');

/** A post code as it is compared: `im1 1ae` is `IM11AE`. */
export const compactCode = (text: string | null): string => (text ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');

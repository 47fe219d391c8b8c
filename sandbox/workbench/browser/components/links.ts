import type { HrefProp } from '@hubspot/ui-extensions';
import { createContext, useContext, type AnchorHTMLAttributes } from 'react';

/** Public https origin → the address that answers for it on this machine. */
export type Origins = Readonly<Record<string, string>>;

/** The origins that links of cards are led away from. */
export const OriginsContext = createContext<Origins>({});

/** The address on this machine; one whose origin is not known here stays as it is. */
export const localAddress = (url: string, origins: Origins): string => {
  if (!URL.canParse(url)) return url;
  const { origin } = new URL(url);
  return url.replace(origin, origins[origin] ?? origin);
};

/** Where a card's link goes: an external one opens a tab of its own. */
export const useLinkTo = (): ((href: HrefProp) => AnchorHTMLAttributes<HTMLAnchorElement>) => {
  const origins = useContext(OriginsContext);
  return (href) => {
    const { url, external } = typeof href === 'string' ? { url: href, external: false } : href;
    const address = { href: localAddress(url, origins) };
    return external ? { ...address, target: '_blank', rel: 'noopener noreferrer' } : address;
  };
};

import * as React from 'react';
import type { PageLocation } from '../page-address.ts';

export interface PagePlace {
  /** The page has changed: whoever reads it is told. */
  replace: (location: PageLocation) => void;
  /** A hook: the page that is shown now. */
  useLocation: () => PageLocation;
}

/** Where an app page is, as long as its worker runs; links change it without starting the worker anew. */
export const createPagePlace = (first: PageLocation): PagePlace => {
  let current = first;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    replace: (location) => {
      current = location;
      for (const listener of listeners) listener();
    },
    useLocation: () => React.useSyncExternalStore(subscribe, () => current),
  };
};

import type { Properties } from '../card/protocol.ts';

type Names = string[] | '*';
type Listener = (properties: Properties) => void;

/** The record's properties as the worker last heard of them, and who wants to hear of changes. */
export interface CrmProperties {
  read: (names: Names) => Properties;
  /** Calls back whenever one of the named properties has changed. Returns how to stop it. */
  listen: (names: Names, listener: Listener) => () => void;
  replace: (properties: Properties) => void;
}

export const createCrmProperties = (initial: Properties): CrmProperties => {
  let current = initial;
  const listeners = new Set<() => void>();
  const read = (names: Names): Properties =>
    names === '*' ? { ...current } : Object.fromEntries(names.map((name) => [name, current[name] ?? null]));

  return {
    read,
    listen(names, listener) {
      let seen = JSON.stringify(read(names));
      const hear = (): void => {
        const next = JSON.stringify(read(names));
        if (next === seen) return;
        seen = next;
        listener(read(names));
      };
      listeners.add(hear);
      return () => {
        listeners.delete(hear);
      };
    },
    replace(properties) {
      current = properties;
      for (const hear of listeners) hear();
    },
  };
};

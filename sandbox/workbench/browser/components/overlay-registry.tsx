import type { Reactions } from '@hubspot/ui-extensions';
import { createContext, useContext, useMemo, useRef, useState, type ReactNode } from 'react';

interface Entry {
  id: string;
  setOpen: (open: boolean) => void;
}

/** Every panel and modal of one card, so that they can be opened and closed by their ids. */
export interface OverlayRegistry {
  /** Returns how to take it out again. */
  add: (entry: Entry) => () => void;
  open: (id: string) => void;
  close: (id: string) => void;
}

export const createOverlayRegistry = (): OverlayRegistry => {
  const entries = new Set<Entry>();
  const set = (id: string, open: boolean): void => {
    for (const entry of entries) if (entry.id === id) entry.setOpen(open);
  };
  return {
    add(entry) {
      entries.add(entry);
      return () => {
        entries.delete(entry);
      };
    },
    open: (id) => set(id, true),
    close: (id) => set(id, false),
  };
};

export const OverlayContext = createContext<OverlayRegistry>(createOverlayRegistry());

/** The second argument of a card's click handlers. */
export const useReactions = (): Reactions => {
  const { open, close } = useContext(OverlayContext);
  return useMemo(() => ({ openPanel: open, closePanel: close, openModal: open, closeModal: close }), [open, close]);
};

interface Trigger {
  /** A panel or modal says how to open it. */
  setOpener: (open: () => void) => void;
  /** A tooltip says which element describes the trigger. */
  setTooltipId: (id: string) => void;
}

/** What the overlay of a button finds around it. */
export const TriggerContext = createContext<Trigger | null>(null);

/** Ties the `overlay` prop of a component to it. */
export const useOverlay = (
  overlay: ReactNode,
): { open: () => void; tooltipId: string | undefined; element: ReactNode } => {
  const opener = useRef<() => void>(undefined);
  const [tooltipId, setTooltipId] = useState<string>();
  const trigger = useMemo<Trigger>(() => ({ setOpener: (open) => (opener.current = open), setTooltipId }), []);
  return {
    open: () => opener.current?.(),
    tooltipId,
    element: overlay ? <TriggerContext.Provider value={trigger}>{overlay}</TriggerContext.Provider> : null,
  };
};

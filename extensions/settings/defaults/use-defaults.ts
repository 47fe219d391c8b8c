import { useState } from 'react';
import type { ConnectionSettings, DraftDefaults } from '../../../src/contract/settings.ts';
import { useChange, type ChangeState, type Look } from '../service/use-change.ts';
import { differing } from './default-words.ts';

/** Defaults as somebody set them. */
type Kept = Pick<ConnectionSettings, 'version' | 'defaults'>;

/** What a person has changed in the form, and of which version they saw the rest. */
interface Edits {
  from: Kept;
  changed: Partial<DraftDefaults>;
}

export interface DefaultsDraft {
  /** What the form shows. */
  values: DraftDefaults;
  isChanged: boolean;
  /** What the person began from, when somebody else has changed it since; null: nobody has. */
  overtaken: DraftDefaults | null;
  saving: ChangeState;
  change: (change: Partial<DraftDefaults>) => void;
  save: () => void;
  /** Goes on from what is in force now, with the person's own changes on top. */
  rebase: () => void;
  /** Drops the person's own changes. */
  discard: () => void;
}

/**
 * The defaults of the organisations as one person edits them. Only what the person touched is theirs: whatever else changes
 * meanwhile shows through once they say so, and nothing of theirs is lost by it.
 */
export function useDefaults({ tenantId, version, defaults }: ConnectionSettings, look: Look): DefaultsDraft {
  const [edits, setEdits] = useState<Record<string, Edits | null>>({});
  const [saved, setSaved] = useState<Record<string, Kept>>({});
  const { state: saving, run, forget } = useChange<{ version: number }>('/settings/defaults', look);
  const own = saved[tenantId];
  const kept: Kept = own && own.version > version ? own : { version, defaults };
  const mine = unsettled(edits[tenantId], kept);
  const values = mine ? valuesOf(mine) : kept.defaults;
  const set = (next: Edits | null): void => setEdits((others) => ({ ...others, [tenantId]: next }));

  const save = async (): Promise<void> => {
    const from = mine?.from ?? kept;
    const answer = await run({ tenantId, version: from.version, defaults: values }, 'The defaults are saved.');
    if (!answer) return;
    const now = { version: from.version + 1, defaults: values };
    setSaved((others) => ({ ...others, [tenantId]: now }));
    setEdits((all) => ({ ...all, [tenantId]: since(edits[tenantId], all[tenantId], now) }));
  };
  return {
    values,
    isChanged: mine !== null && differing(values, mine.from.defaults).length > 0,
    overtaken: mine && kept.version > mine.from.version ? mine.from.defaults : null,
    saving,
    change: (change) => set({ from: mine?.from ?? kept, changed: { ...mine?.changed, ...change } }),
    save: () => void save(),
    rebase: () => {
      forget();
      set(mine && { from: kept, changed: mine.changed });
    },
    discard: () => {
      forget();
      set(null);
    },
  };
}

const valuesOf = ({ from, changed }: Edits): DraftDefaults => ({ ...from.defaults, ...changed });

/** What the person has changed while the changes before were saved. */
const since = (sent: Edits | null | undefined, mine: Edits | null | undefined, saved: Kept): Edits | null =>
  mine && mine !== sent ? { from: saved, changed: mine.changed } : null;

/** Changes that are in force by now, by a save whose answer was lost or by somebody else, are nobody's any more. */
function unsettled(mine: Edits | null | undefined, kept: Kept): Edits | null {
  if (!mine) return null;
  const isInForce = kept.version > mine.from.version && differing(kept.defaults, valuesOf(mine)).length === 0;
  return isInForce ? null : mine;
}

import { useState } from 'react';
import { useChange, type ChangeState, type Look } from '../../service/use-change.ts';
import type { BillingTopic } from '../documents.ts';
import { same } from './same.ts';

/** A topic as somebody set it. */
interface Kept<D> {
  version: number;
  document: D;
}

/** What a person has changed in the form, and of which version they saw the rest. */
interface Edits<D> {
  from: Kept<D>;
  changed: Partial<D>;
}

export interface TopicDraft<D> {
  /** What the form shows. */
  values: D;
  /** Of what is in force. */
  version: number;
  isChanged: boolean;
  /** What the person began from and what of it they changed, when somebody else has changed it since; null: nobody has. */
  overtaken: { before: D; mine: (keyof D)[] } | null;
  saving: ChangeState;
  change: (change: Partial<D>) => void;
  save: () => void;
  /** Goes on from what is in force now, with the person's own changes on top. */
  rebase: () => void;
  /** Drops the person's own changes. */
  discard: () => void;
}

interface Asked<D> {
  topic: BillingTopic;
  tenantId: string;
  /** As it is in force; null: that is not known yet. */
  kept: Kept<D> | null;
  look: Look;
  /** What is said once it is saved. */
  done: string;
}

/**
 * One topic of the organisations as one person edits it. Only the parts that the person touched are theirs: whatever else
 * changes meanwhile shows through once they say so, and nothing of theirs is lost by it.
 */
export function useTopic<D extends object>({
  topic,
  tenantId,
  kept: known,
  look,
  done,
}: Asked<D>): TopicDraft<D> | null {
  const [edits, setEdits] = useState<Record<string, Edits<D> | null>>({});
  const [saved, setSaved] = useState<Record<string, Kept<D>>>({});
  const { state: saving, run, forget } = useChange<{ version: number }>('/settings/billing', look);
  if (!known) return null;
  const own = saved[tenantId];
  const kept = own && own.version > known.version ? own : known;
  const mine = unsettled(edits[tenantId], kept);
  const values = mine ? valuesOf(mine) : kept.document;
  const set = (next: Edits<D> | null): void => setEdits((others) => ({ ...others, [tenantId]: next }));
  const goOn = (next: Edits<D> | null): void => {
    forget();
    set(next);
  };

  const save = async (): Promise<void> => {
    const from = mine?.from ?? kept;
    const answer = await run({ tenantId, topic, version: from.version, document: values }, done);
    if (!answer) return;
    const now = { version: answer.version, document: values };
    setSaved((others) => ({ ...others, [tenantId]: now }));
    setEdits((all) => ({ ...all, [tenantId]: since(edits[tenantId], all[tenantId], now) }));
  };
  return {
    values,
    version: kept.version,
    isChanged: mine !== null && !same(values, mine.from.document),
    overtaken: mine && kept.version > mine.from.version ? { before: mine.from.document, mine: touched(mine) } : null,
    saving,
    change: (change) => {
      if (saving.at === 'failed') forget();
      set({ from: mine?.from ?? kept, changed: { ...mine?.changed, ...change } });
    },
    save: () => void save(),
    rebase: () => goOn(mine && { from: kept, changed: mine.changed }),
    discard: () => goOn(null),
  };
}

const valuesOf = <D>({ from, changed }: Edits<D>): D => ({ ...from.document, ...changed });

const touched = <D extends object>({ from, changed }: Edits<D>): (keyof D)[] =>
  (Object.keys(changed) as (keyof D)[]).filter((name) => !same(changed[name], from.document[name]));

/** What the person has changed while the changes before were saved. */
const since = <D>(
  sent: Edits<D> | null | undefined,
  mine: Edits<D> | null | undefined,
  saved: Kept<D>,
): Edits<D> | null => (mine && mine !== sent ? { from: saved, changed: mine.changed } : null);

/** Changes that are in force by now, by a save whose answer was lost or by somebody else, are nobody's any more. */
function unsettled<D>(mine: Edits<D> | null | undefined, kept: Kept<D>): Edits<D> | null {
  if (!mine) return null;
  const isInForce = kept.version > mine.from.version && same(kept.document, valuesOf(mine));
  return isInForce ? null : mine;
}

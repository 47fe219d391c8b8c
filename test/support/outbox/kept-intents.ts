import type { Intent } from '../../../src/invoicing/facts.ts';
import type { InOutbox } from '../../../src/invoicing/ports.ts';

/** Every intent as it was kept last, told by the transactions that kept it, so that looking at them all asks the database nothing. */
export class KeptIntents {
  /** By their ids, in the order in which they were decided. */
  readonly all = new Map<string, Intent>();
  /** Told of each that is decided, as soon as that is committed. */
  onDecided: (intent: Intent) => void = () => undefined;

  /** The outbox, seen. */
  within =
    (inOutbox: InOutbox): InOutbox =>
    async (portalId, work) => {
      const decided: Intent[] = [];
      const saved: Intent[] = [];
      const result = await inOutbox(portalId, (unit) => {
        const insert = async (intent: Intent): Promise<boolean> => {
          const isNew = await unit.outbox.insert(intent);
          if (isNew) decided.push(intent);
          return isNew;
        };
        const save = async (intent: Intent): Promise<void> => {
          await unit.outbox.save(intent);
          saved.push(intent);
        };
        return work({ ...unit, outbox: { ...unit.outbox, insert, save } });
      });
      for (const intent of [...decided, ...saved]) this.all.set(intent.intentId, intent);
      for (const intent of decided) this.onDecided(intent);
      return result;
    };

  of(kind: Intent['kind']): Intent[] {
    return [...this.all.values()].filter((intent) => intent.kind === kind);
  }
}

import type { ChangeState } from '../../service/use-change.ts';

/** What of a form cannot be saved; `at` names the place as the service does, e.g. `Rule 2`. */
export interface Fault {
  at: string;
  message: string;
}

/** What is wrong at that place, in words; null: nothing. */
export type FaultAt = (place: string) => string | null;

/** What the form found at a place, else what the service said of it when it refused: it names the place first. */
export const faultsAt =
  (faults: readonly Fault[], saving: ChangeState): FaultAt =>
  (place) => {
    const own = faults.filter(({ at }) => at === place).map(({ message }) => message);
    const refused = saving.at === 'failed' ? (saving.problem.gaps ?? []) : [];
    const told = refused.map(({ message }) => message).filter((message) => isOf(message, place));
    const all = own.length > 0 ? own : told;
    return all.length === 0 ? null : all.join(' ');
  };

const isOf = (message: string, place: string): boolean =>
  message.startsWith(`${place}:`) || message.startsWith(`${place} `);

import { validateRequest, validateResponse, type SpecOperation, type WireRequest } from '../support/specs.ts';
import type { againstDrift } from './drift.ts';
import { tally, type Tally } from './tally.ts';

/** A call and its answer, both parsed. */
export interface Judged extends WireRequest {
  vendor: Tally['vendor'];
  operation: string;
  /** As people read it in a violation: `GET /path?query`. */
  call: string;
  isExample?: boolean;
  status: number;
  answer: unknown;
  /** Whether a limit of the stand-in may show here. */
  mayStopShort?: boolean;
}

const answerFaults = (documented: SpecOperation, { status, answer, mayStopShort = false }: Judged): string[] => {
  if (status !== 501) return validateResponse(documented, status, answer);
  return mayStopShort ? [] : [`answered 501: ${JSON.stringify(answer)}`];
};

/** Holds calls and answers against the documents, and counts each for the summary. */
export class Judge {
  /** A line each, of all calls so far. */
  readonly violations: string[] = [];
  readonly #name: string;
  readonly #drift: ReturnType<typeof againstDrift>;

  constructor(name: string, drift: ReturnType<typeof againstDrift>) {
    this.#name = name;
    this.#drift = drift;
  }

  /** Judges one. A 501 says that the stand-in does not play this: it is counted, and allowed where `mayStopShort`. */
  check(documented: SpecOperation | undefined, judged: Judged): void {
    const { vendor, operation, call, isExample = false, status } = judged;
    const faults = documented
      ? [...validateRequest(documented, judged), ...answerFaults(documented, judged)]
      : ['no document knows it'];
    const violations = this.#drift
      .unexplained(operation, faults)
      .map((fault) => `${operation}: ${call} → ${status}: ${fault}`);
    this.violations.push(...violations);
    tally({ judge: this.#name, vendor, operation, isExample, status, violations });
  }
}

import { validateRequest, validateResponse, type SpecOperation, type WireRequest } from '../support/specs.ts';
import type { againstDrift } from './drift.ts';
import type { againstRefusals } from './refusals.ts';
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
  /** The status of a call that is meant to be refused; absent: it is meant to be done. */
  meant?: number;
}

interface Lists {
  drift: ReturnType<typeof againstDrift>;
  refusals: ReturnType<typeof againstRefusals>;
}

/** Of a refusal only the body is held against a document that describes one: many name none at all. */
const bodyFaults = (documented: SpecOperation, { status, answer }: Judged): string[] =>
  validateResponse(documented, status, answer).filter((fault) => fault !== `status ${status} is not documented`);

/** Holds calls and answers against the documents, and counts each for the summary. */
export class Judge {
  /** A line each, of all calls so far. */
  readonly violations: string[] = [];
  readonly #name: string;
  readonly #lists: Lists;

  constructor(name: string, lists: Lists) {
    this.#name = name;
    this.#lists = lists;
  }

  /**
   * Judges one. What is not meant to be refused must be done: a refusal, or a 501 of what the stand-in does not play, is allowed
   * where the list of refusals says why, and nowhere else.
   */
  check(documented: SpecOperation | undefined, judged: Judged): void {
    const { vendor, operation, call, isExample = false, status } = judged;
    const faults = documented
      ? [...validateRequest(documented, judged), ...this.#answerFaults(documented, judged)]
      : ['no document knows it'];
    const violations = this.#lists.drift
      .unexplained(operation, faults)
      .map((fault) => `${operation}: ${call} → ${status}: ${fault}`);
    this.violations.push(...violations);
    tally({ judge: this.#name, vendor, operation, isExample, status, violations });
  }

  #answerFaults(documented: SpecOperation, judged: Judged): string[] {
    const { operation, call, status, answer, meant } = judged;
    if (meant !== undefined)
      return status === meant
        ? bodyFaults(documented, judged)
        : [`is open, or shut otherwise: ${status} in place of ${meant}`];
    if (status < 300) return validateResponse(documented, status, answer);
    if (!this.#lists.refusals.allows({ operation, call, status, answer }))
      return [`is refused: ${JSON.stringify({ answer }).slice(0, 300)}`];
    return status === 501 ? [] : bodyFaults(documented, judged);
  }
}

const KEPT = 500;

/** One vendor call as it came in. */
export interface Call {
  /** OpenAPI operation id; absent for a call that the stand-in does not know. */
  operation?: string;
  /** A finer name of what was asked, where the operation has one. */
  detail?: string;
  method: string;
  path: string;
  query: string;
  /** HTTP status of the answer; null while there is none, and for a call that was cut. */
  status: number | null;
  /** ISO 8601, by the stand-in's clock. */
  at: string;
}

/** Counts vendor calls, so that tests can say how many there were and of which kind. */
export interface Calls {
  record: (call: Call) => void;
  report: () => { total: number; byOperation: Record<string, number>; last: Call[]; unknown: Call[] };
  clear: () => void;
}

/** An empty count. The last 500 calls are kept; the counts and the unknown calls (up to 500) are complete. */
export const createCalls = (): Calls => {
  let byOperation: Record<string, number> = {};
  let last: Call[] = [];
  let unknown: Call[] = [];
  let total = 0;
  return {
    record(call) {
      total += 1;
      last = [...last.slice(1 - KEPT), call];
      if (call.operation === undefined) unknown = [...unknown.slice(1 - KEPT), call];
      for (const name of [call.operation, call.detail])
        if (name !== undefined) byOperation[name] = (byOperation[name] ?? 0) + 1;
    },
    report: () => ({ total, byOperation: { ...byOperation }, last: [...last], unknown: [...unknown] }),
    clear() {
      byOperation = {};
      last = [];
      unknown = [];
      total = 0;
    },
  };
};

import { appendFileSync } from 'node:fs';

/** One check of one call against its document. */
export interface Tally {
  judge: string;
  vendor: 'Xero' | 'HubSpot';
  operation: string;
  /** Whether the call was an example of the document. */
  isExample?: boolean;
  status: number;
  /** What neither the document nor the drift list allows. */
  violations: string[];
}

/** The file that the judges write to and the summary reads, a line each. */
export const TALLY = 'CONFORMANCE_TALLY';

/** Counts a check for the summary at the end of the run. */
export function tally(entry: Tally): void {
  const file = process.env[TALLY];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(entry)}\n`);
}

import type { WriteFailure } from '../../../src/lib/failure.ts';
import { err, type Result } from '../../../src/lib/result.ts';

/** No answer tells whether it went through; `remembered`: the same is answered for the key again. */
export const unclear = (remembered: boolean): Result<never, WriteFailure> =>
  err({ code: 'vendor_unclear', vendor: 'xero', remembered, detail: 'no answer' });

export const refused = (message: string): Result<never, WriteFailure> =>
  err({ code: 'vendor_rejected', vendor: 'xero', status: 400, messages: [message] });

/** What goes wrong with one call. `late`: it is cut, and Xero does the work a minute after. */
export const FAULTS = [
  'throttled',
  'never_left',
  'cut_before',
  'cut_after',
  'remembered_500',
  'done_then_500',
  'busy_503',
  'late',
  'rejected',
  'revoked',
] as const;
export type Fault = (typeof FAULTS)[number];

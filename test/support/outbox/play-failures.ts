import type { WriteFailure } from '../../../src/lib/failure.ts';
import { err, type Result } from '../../../src/lib/result.ts';

/** No answer tells whether it went through; `remembered`: the same is answered for the key again. */
export const unclear = (remembered: boolean): Result<never, WriteFailure> =>
  err({ code: 'vendor_unclear', vendor: 'xero', remembered, detail: 'no answer' });

export const refused = (message: string): Result<never, WriteFailure> =>
  err({ code: 'vendor_rejected', vendor: 'xero', status: 400, messages: [message] });

import * as z from 'zod';

/** What a person is told when a call could not be answered as asked; business failures travel with status 200. */
export const problem = z.object({
  code: z.enum([
    'not_found',
    'not_supported',
    'not_allowed',
    'not_connected',
    'vendor_throttled',
    'vendor_unavailable',
    'vendor_rejected',
    'vendor_unclear',
    'vendor_failing',
    'auth_revoked',
    'not_live',
    'not_ready',
    'conflict',
    'invalid_input',
    'unexpected',
  ]),
  message: z.string(),
  /** The next step, in words, where there is one. */
  fix: z.string().optional(),
  /** Of `invalid_input`: the first field that cannot be taken, by its path, e.g. `currencyRate`. */
  field: z.string().optional(),
  /** Of `not_ready`: what is missing or wrong, one by one; `message` and `fix` hold all of them. */
  gaps: z.array(z.object({ message: z.string(), fix: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;

/** The one shape of every answer to a card: a value, or a problem. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: Problem };

/** An expected outcome as a value: either what was asked for, or why it could not be had. Broken invariants throw. */
export type Result<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: F };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const err = <F>(error: F): { readonly ok: false; readonly error: F } => ({ ok: false, error });

/** The value, or a throw: for places where a failure would be a broken invariant, and for tests. */
export function unwrap<T, F>(result: Result<T, F>): T {
  if (result.ok) return result.value;
  throw new Error('A result was expected to be ok', { cause: result.error });
}

import type { Vendor, VendorFailure, VendorUnclear } from '../lib/failure.ts';
import { err, type Result } from '../lib/result.ts';

/** Gives an access token for calls in somebody's name; `fresh` asks for a new one because the vendor refused the last. */
export type TokenSource<Who> = (who: Who, how: { fresh: boolean }) => Promise<Result<string, VendorFailure>>;

/** The vendor did not take the access token: it has expired, or is dead. Known inside the adapters only. */
interface TokenRefused {
  code: 'token_refused';
  vendor: Vendor;
  /** The vendor's own word for it. */
  detail: string;
}

/** What one call may end with, before it is known whether a fresh token would help. */
export type CallFailure = VendorFailure | TokenRefused;

/**
 * What a call that changes something may end with. A refused token proves that nothing was changed, so that the same
 * request may be sent again.
 */
export type WriteCallFailure = CallFailure | VendorUnclear;

/** Calls with a token; when the vendor refuses it, once more with a fresh one. Refused again means `auth_revoked`. */
export async function withToken<Who, T, F extends WriteCallFailure = CallFailure>(
  given: { token: TokenSource<Who>; who: Who },
  call: (accessToken: string) => Promise<Result<T, F>>,
): Promise<Result<T, Final<F> | VendorFailure>> {
  const first = await attempt(given, false, call);
  if (first.ok || first.error.code !== 'token_refused') return first as Result<T, Final<F> | VendorFailure>;
  const second = await attempt(given, true, call);
  return second.ok ? second : err(final(second.error));
}

/** A failure that is not about the token. */
type Final<F extends WriteCallFailure> = Exclude<F, TokenRefused>;

async function attempt<Who, T, F>(
  { token, who }: { token: TokenSource<Who>; who: Who },
  fresh: boolean,
  call: (accessToken: string) => Promise<Result<T, F>>,
): Promise<Result<T, F | VendorFailure>> {
  const given = await token(who, { fresh });
  return given.ok ? call(given.value) : given;
}

/** A refused token with no fresh one to try: somebody must connect again. */
export function final<F extends WriteCallFailure>(failure: F): Final<F> | VendorFailure {
  if (failure.code !== 'token_refused') return failure as Final<F>;
  return { code: 'auth_revoked', vendor: failure.vendor, detail: failure.detail };
}

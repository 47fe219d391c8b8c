import type { Vendor, VendorFailure } from '../lib/failure.ts';
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

/** Calls with a token; when the vendor refuses it, once more with a fresh one. Refused again means `auth_revoked`. */
export async function withToken<Who, T>(
  given: { token: TokenSource<Who>; who: Who },
  call: (accessToken: string) => Promise<Result<T, CallFailure>>,
): Promise<Result<T, VendorFailure>> {
  const first = await attempt(given, false, call);
  if (first.ok || first.error.code !== 'token_refused') return first as Result<T, VendorFailure>;
  const second = await attempt(given, true, call);
  return second.ok ? second : err(final(second.error));
}

async function attempt<Who, T>(
  { token, who }: { token: TokenSource<Who>; who: Who },
  fresh: boolean,
  call: (accessToken: string) => Promise<Result<T, CallFailure>>,
): Promise<Result<T, CallFailure>> {
  const given = await token(who, { fresh });
  return given.ok ? call(given.value) : given;
}

/** A refused token with no fresh one to try: somebody must connect again. */
export function final(failure: CallFailure): VendorFailure {
  if (failure.code !== 'token_refused') return failure;
  return { code: 'auth_revoked', vendor: failure.vendor, detail: failure.detail };
}

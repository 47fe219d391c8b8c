import type { Vendor, VendorFailure, VendorUnclear } from '../lib/failure.ts';
import { err, type Result } from '../lib/result.ts';
import { callingAs, type Caller } from './limits/call-context.ts';

/** Gives an access token for calls in somebody's name; `fresh` asks for a new one because the vendor refused the last. */
export type TokenSource<Who> = (who: Who, how: { fresh: boolean }) => Promise<Result<string, VendorFailure>>;

/** The vendor did not take the access token: it has expired, or is dead. Known inside the adapters only. */
interface TokenRefused {
  code: 'token_refused';
  vendor: Vendor;
  /** The vendor's own word for it. */
  detail: string;
}

/** Xero takes the token and not the organisation: it may have been disconnected there. Known inside the adapters only. */
interface OrganisationRefused {
  code: 'organisation_refused';
  vendor: Vendor;
  /** The vendor's own word for it. */
  detail: string;
}

/** What one call may end with, before it is known whether a fresh token would help, or what a refusal means. */
export type CallFailure = VendorFailure | TokenRefused | OrganisationRefused;

/** Finds out what it means that the vendor refuses the organisation. */
export type MeaningOfRefusal<Who> = (who: Who, detail: string) => Promise<VendorFailure>;

/**
 * What a call that changes something may end with. A refused token proves that nothing was changed, so that the same
 * request may be sent again.
 */
export type WriteCallFailure = CallFailure | VendorUnclear;

interface Given<Who> {
  token: TokenSource<Who>;
  who: Who;
  /** Absent: a refusal of the organisation is `auth_revoked`. */
  organisationRefused?: MeaningOfRefusal<Who> | undefined;
}

/** Calls with a token; when the vendor refuses it, once more with a fresh one. Refused again means `auth_revoked`. */
export async function withToken<Who extends Caller, T, F extends WriteCallFailure = CallFailure>(
  given: Given<Who>,
  call: (accessToken: string) => Promise<Result<T, F>>,
): Promise<Result<T, Final<F> | VendorFailure>> {
  const first = await attempt(given, false, call);
  const last = !first.ok && first.error.code === 'token_refused' ? await attempt(given, true, call) : first;
  if (last.ok) return last;
  const { error } = last;
  if (error.code !== 'organisation_refused' || !given.organisationRefused) return err(final(error));
  return err(await given.organisationRefused(given.who, error.detail));
}

/** A failure that is about neither the token nor the organisation. */
type Final<F extends WriteCallFailure> = Exclude<F, TokenRefused | OrganisationRefused>;

async function attempt<Who extends Caller, T, F>(
  { token, who }: Given<Who>,
  fresh: boolean,
  call: (accessToken: string) => Promise<Result<T, F>>,
): Promise<Result<T, F | VendorFailure>> {
  const given = await token(who, { fresh });
  return given.ok ? callingAs(who, () => call(given.value)) : given;
}

/** A refused token with no fresh one to try, a refused organisation with nobody to ask: somebody must connect again. */
export function final<F extends WriteCallFailure>(failure: F): Final<F> | VendorFailure {
  if (failure.code !== 'token_refused' && failure.code !== 'organisation_refused') return failure as Final<F>;
  return { code: 'auth_revoked', vendor: failure.vendor, detail: failure.detail };
}

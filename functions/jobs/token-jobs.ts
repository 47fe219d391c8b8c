import type { Log } from '../../src/lib/log.ts';
import { refreshIdle, takeUpLost, type IdleDeps, type Renewed } from '../../src/tenancy/refresh-idle.ts';

interface TokenJobDeps extends Pick<IdleDeps, 'vendors'> {
  log: Log;
}

/** Renews what was not used for a week; each hour and when work begins. */
export const refreshIdleGrants = (deps: TokenJobDeps): Promise<void> => told(deps, 'renewed idle grants', refreshIdle);

/** Takes up renewals of which nobody knows how they ended; every five minutes and when work begins. */
export const takeUpLostRefreshes = (deps: TokenJobDeps): Promise<void> =>
  told(deps, 'took up lost renewals', takeUpLost);

/** What breaks is logged: the other jobs of the hour go on. */
async function told(
  { log, vendors }: TokenJobDeps,
  what: string,
  renew: (deps: IdleDeps) => Promise<Renewed>,
): Promise<void> {
  const broken = (error: unknown): void => log.error({ err: error }, 'could not renew a grant');
  await renew({ vendors, broken }).then((counted) => log.info(counted, what), broken);
}

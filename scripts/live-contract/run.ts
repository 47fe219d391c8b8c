import { readFile, writeFile } from 'node:fs/promises';
import { ok } from '../../src/lib/result.ts';
import { createHubSpot } from '../../src/vendors/hubspot/create-hubspot.ts';
import { createXero } from '../../src/vendors/xero/create-xero.ts';
import { got, runChecks, type Outcome } from './check.ts';
import type { LiveAccount, LiveXero } from './environment.ts';
import { hubspotCaseChecks } from './hubspot-case-checks.ts';
import { hubspotChecks } from './hubspot-checks.ts';
import { xeroCaseChecks } from './xero-case-checks.ts';
import { xeroChecks } from './xero-checks.ts';
import { sdkOf } from './xero-sdk.ts';

const refreshToken = async ({ refreshTokenFile }: LiveAccount): Promise<string> =>
  (await readFile(refreshTokenFile, 'utf8')).trim();
const keep = ({ refreshTokenFile }: LiveAccount, token: string): Promise<void> =>
  writeFile(refreshTokenFile, `${token}\n`, { mode: 0o600 });

/** Runs the checks against an organisation of Xero. Rejects when the token cannot be renewed. */
export async function runXero(account: LiveXero): Promise<Outcome[]> {
  let access = '';
  const xero = createXero({ ...account, token: () => Promise.resolve(ok(access)) });
  const grant = got(await xero.tokens.refresh(await refreshToken(account)));
  await keep(account, grant.refreshToken);
  access = grant.accessToken;
  const open = { tenant: account.tenantId, as: (token: string) => sdkOf({ url: account.apiUrl }, token) };
  const cases = xeroCaseChecks({ ...open, api: open.as(access) });
  return runChecks('Xero', [...xeroChecks(xero, account.tenantId), ...cases]);
}

/** Runs the checks against an account of HubSpot. Rejects when the token cannot be renewed. */
export async function runHubSpot(account: LiveAccount): Promise<Outcome[]> {
  let access = '';
  const hubspot = createHubSpot({ ...account, token: () => Promise.resolve(ok(access)) });
  const grant = got(await hubspot.tokens.refresh(await refreshToken(account)));
  await keep(account, grant.refreshToken);
  access = grant.accessToken;
  const cases = hubspotCaseChecks({ url: account.apiUrl, token: access });
  return runChecks('HubSpot', [...hubspotChecks(hubspot, access), ...cases]);
}

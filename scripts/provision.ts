import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { loadConfig } from '../src/lib/config.ts';
import { createLog } from '../src/lib/log.ts';
import { openStore } from '../src/store/open.ts';
import { provisionPortal } from './provision/provision-portal.ts';

/**
 * `npm start` runs this before the product: installs the app in the stand-ins' portal and connects it to their organisation, so
 * that the first start shows real figures. Again and again without harm.
 */
const metadata = z.object({
  config: z.object({ auth: z.object({ requiredScopes: z.array(z.string()), optionalScopes: z.array(z.string()) }) }),
});

/** All that the app may ask for, so that everything can be tried. */
async function scopes() {
  const file = new URL('../app/app-hsmeta.json', import.meta.url);
  const { requiredScopes, optionalScopes } = metadata.parse(JSON.parse(await readFile(file, 'utf8'))).config.auth;
  return { hubspotScopes: requiredScopes, optionalScopes };
}

try {
  const config = loadConfig(process.env);
  const store = await openStore({ ...config, log: createLog(config.logLevel) });
  try {
    const { portalId, done } = await provisionPortal({ store, config, ...(await scopes()) });
    console.log(done ? `Portal ${portalId} is installed and connected.` : `Portal ${portalId} is connected already.`);
  } finally {
    await store.close();
  }
} catch (error) {
  console.error(
    error instanceof Error ? error.message : error,
    ...(error instanceof Error && error.cause ? [error.cause] : []),
  );
  process.exitCode = 1;
}

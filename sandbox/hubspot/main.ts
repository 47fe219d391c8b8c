import { join } from 'node:path';
import { z } from 'zod';
import { createClock } from '../kit/clock.ts';
import { closeWhenStopped } from '../kit/until-stopped.ts';
import { worldOf } from '../seed/worlds.ts';
import { readApp, readOrigins } from './app-config.ts';
import { localUrl } from './proxy/target.ts';
import { startHubSpot } from './start-hubspot.ts';

const env = z
  .object({
    HUBSPOT_SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(4300),
    /** Where the state is kept; absent: in memory. */
    SANDBOX_DATA_DIR: z.string().min(1).optional(),
    /** Which world: uk, au or large. */
    SANDBOX_SEED: z.string().default('uk'),
    /** The calendar date that it is in the made-up world; default: today. */
    SANDBOX_TODAY: z.iso.date().optional(),
    HUBSPOT_APP_ID: z.coerce.number().int().positive(),
    HUBSPOT_CLIENT_ID: z.string().min(1),
    HUBSPOT_CLIENT_SECRET: z.string().min(1),
    /** Where the workbench is, which plays HubSpot's own pages. */
    HUBSPOT_APP_URL: z.url().default('http://localhost:4000'),
    /** Where the product listens; default: as `app/local.json` says. */
    PRODUCT_PORT: z.string().regex(/^\d+$/).optional(),
  })
  .parse(process.env);

const root = join(import.meta.dirname, '../..');
const today = env.SANDBOX_TODAY;
const clock = createClock(today === undefined ? undefined : new Date(`${today}T09:00:00Z`));

const origins = await readOrigins(root, env.PRODUCT_PORT);
const declared = await readApp(root);
// A browser cannot reach the public address: it comes back to the product where that is on this machine.
const local = declared.redirectUris.flatMap((uri) => localUrl(uri, origins) ?? []);

const hubspot = await startHubSpot({
  port: env.HUBSPOT_SANDBOX_PORT,
  world: worldOf(env.SANDBOX_SEED, clock.now().toISOString().slice(0, 10)),
  clock,
  stateFile: env.SANDBOX_DATA_DIR === undefined ? undefined : join(env.SANDBOX_DATA_DIR, 'hubspot.json'),
  app: {
    ...declared,
    redirectUris: [...local, ...declared.redirectUris],
    appId: env.HUBSPOT_APP_ID,
    clientId: env.HUBSPOT_CLIENT_ID,
    clientSecret: env.HUBSPOT_CLIENT_SECRET,
  },
  appUrl: env.HUBSPOT_APP_URL,
  origins,
});
process.stdout.write(`The HubSpot stand-in listens on ${hubspot.url}\n`);
closeWhenStopped(hubspot.close);

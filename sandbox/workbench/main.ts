import { join } from 'node:path';
import { z } from 'zod';
import { closeWhenStopped } from '../kit/until-stopped.ts';
import { readAppSettings } from './app-settings.ts';
import { buildCards } from './card-bundles.ts';
import { startWorkbench } from './server.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const env = z
  .object({
    WORKBENCH_PORT: port.default(4000),
    HUBSPOT_SANDBOX_PORT: port.default(4300),
    XERO_SANDBOX_PORT: port.default(4200),
    PRODUCT_PORT: port.optional(),
    HUBSPOT_APP_ID: z.coerce.number().int().positive(),
  })
  .parse(process.env);

const root = join(import.meta.dirname, '../..');

const workbench = await startWorkbench({
  port: env.WORKBENCH_PORT,
  hubspotUrl: `http://localhost:${env.HUBSPOT_SANDBOX_PORT}`,
  xeroUrl: `http://localhost:${env.XERO_SANDBOX_PORT}`,
  cards: await buildCards(root),
  app: await readAppSettings(root, env.HUBSPOT_APP_ID, env.PRODUCT_PORT),
});
process.stdout.write(`The workbench listens on ${workbench.url}\n`);
closeWhenStopped(workbench.close);

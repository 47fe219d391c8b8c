import { join } from 'node:path';
import { createClock } from '../kit/clock.ts';
import { closeWhenStopped } from '../kit/until-stopped.ts';
import { worldOf } from '../seed/worlds.ts';
import { startXero } from './start.ts';

/**
 * The Xero stand-in as a program. Environment: XERO_SANDBOX_PORT (4200), SANDBOX_DATA_DIR (absent: nothing is kept),
 * SANDBOX_SEED (which world: uk, au or large; absent: uk), SANDBOX_TODAY (calendar date that the world and the clock start at; absent: today), XERO_CLIENT_ID,
 * XERO_CLIENT_SECRET, XERO_APP_NAME (the app that may connect), XERO_REDIRECT_URI (absent: the callback of a product at
 * PRODUCT_PORT), XERO_WEBHOOK_URL, XERO_WEBHOOK_KEY (where that app's webhooks go and what they are signed with; absent:
 * events are kept and not sent).
 */
const { env } = process;
const now = env['SANDBOX_TODAY'] === undefined ? new Date() : new Date(`${env['SANDBOX_TODAY']}T09:00:00Z`);
const folder = env['SANDBOX_DATA_DIR'];

const xero = await startXero({
  port: Number(env['XERO_SANDBOX_PORT'] ?? 4200),
  world: worldOf(env['SANDBOX_SEED'] ?? 'uk', now.toISOString().slice(0, 10)),
  clock: createClock(now),
  webhooks: { url: env['XERO_WEBHOOK_URL'], key: env['XERO_WEBHOOK_KEY'] },
  stateFile: folder === undefined ? undefined : join(folder, 'xero.json'),
  clients: [
    {
      clientId: env['XERO_CLIENT_ID'] ?? 'xero-client',
      clientSecret: env['XERO_CLIENT_SECRET'] ?? 'xero-secret',
      name: env['XERO_APP_NAME'] ?? 'Tieout',
      redirectUris: [
        env['XERO_REDIRECT_URI'] ?? `http://localhost:${env['PRODUCT_PORT'] ?? '4100'}/oauth/xero/callback`,
      ],
    },
  ],
});
closeWhenStopped(xero.close);
process.stdout.write(`Xero stand-in: ${xero.url}\n`);

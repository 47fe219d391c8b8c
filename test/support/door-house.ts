import type { Express } from 'express';
import { assemble } from '../../functions/runtime/compose.ts';
import type { Deps } from '../../functions/runtime/deps.ts';
import { doors } from '../../functions/runtime/doors.ts';
import { createApp } from '../../functions/runtime/express.ts';
import { createMetrics } from '../../functions/runtime/metrics.ts';
import { loadConfig } from '../../src/lib/config.ts';
import { randomId } from '../../src/lib/ids.ts';
import type { Log } from '../../src/lib/log.ts';
import type { FreshDatabase } from './databases.ts';
import { overHttp, type Transport } from './door-transports.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { PUBLIC_URL, signed, type Asked, type Signer } from './signed.ts';
import { testLog } from './test-log.ts';
import { openTestStore, type TestStore } from './test-store.ts';

/** The moment at which all tests of doors happen. */
export const NOW = new Date('2026-11-20T12:00:00Z');

/** No vendor is behind these addresses: whoever calls one fails. */
export const testConfig = loadConfig({
  PUBLIC_URL,
  ENCRYPTION_KEYS: `test:${testSecrets['the encryption key']}`,
  HUBSPOT_APP_ID: '54321',
  HUBSPOT_CLIENT_ID: 'hubspot-client',
  HUBSPOT_CLIENT_SECRET: testSecrets['the client secret of HubSpot'],
  HUBSPOT_API_URL: 'http://127.0.0.1:1',
  XERO_CLIENT_ID: 'xero-client',
  XERO_CLIENT_SECRET: testSecrets['the client secret of Xero'],
  XERO_WEBHOOK_KEY: testSecrets['the webhook key of Xero'],
  XERO_API_URL: 'http://127.0.0.1:1',
  XERO_IDENTITY_URL: 'http://127.0.0.1:1',
});

/** All doors on a database of their own. */
export interface DoorHouse extends TestStore {
  app: Express;
  /** What the doors are given. */
  deps: Deps;
  transport: Transport;
  /** What a card gets, as JSON; the status is 200. */
  ask: (who: Pick<Signer, 'userId'> & Partial<Signer>, asked: Asked) => Promise<CardAnswer>;
}

interface CardAnswer {
  ok: boolean;
  value?: unknown;
  error?: { code: string; message: string; fix?: string };
}

/** `more` replaces what the doors are given, e.g. how a deal is read. */
export async function openDoorHouse(
  fresh: () => Promise<FreshDatabase>,
  log: Log = testLog(),
  more: Partial<Deps> = {},
): Promise<DoorHouse> {
  const opened = await openTestStore(fresh);
  const basics = { log, clock: { now: () => NOW }, newId: randomId, metrics: createMetrics() };
  const deps = { ...assemble(opened.store, testConfig, basics).deps, ...more };
  const app = createApp(deps, doors);
  const transport = await overHttp(app);
  return {
    ...opened,
    app,
    deps,
    transport,
    ask: async (who, asked) => {
      const answer = await transport.send(signed({ portalId: '62515', now: NOW, ...who }, asked));
      if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
      return JSON.parse(answer.text) as CardAnswer;
    },
    remove: async () => {
      await transport.close();
      await opened.remove();
    },
  };
}

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cast } from '../../sandbox/seed/cast.ts';
import { ukWorld } from '../../sandbox/seed/uk.ts';
import type { XeroStandIn } from '../../sandbox/xero/start.ts';
import { freePort } from '../../sandbox/kit/free-port.ts';
import { freshPglite } from './databases.ts';
import { openHubSpot, openWorkbench, openXero } from './neighbours.ts';
import { ProductProcess, validEnvironment } from './product-process.ts';
import { PUBLIC_URL } from './signed.ts';
import { startXeroProxy, type XeroProxy } from './xero-proxy.ts';

const root = join(import.meta.dirname, '../..');

/** The product as a process of its own on PGlite, with a proxy between it and Xero; all around it is in this process. */
export interface MortalHouse {
  xero: XeroStandIn;
  proxy: XeroProxy;
  /** Where the product keeps its data; to be opened only after `stop`. */
  dataDir: string;
  /** Address of a record's page. */
  record: (objectTypeId: string, objectId: string, userId: number) => string;
  /** Asks a door of the product, as HubSpot asks for that user; the body of its answer. */
  ask: (userId: number, path: string) => Promise<unknown>;
  /**
   * Has the product killed, that many times, when Xero has made an invoice and before it has said so, and started again on
   * the same folder and port.
   */
  killAfterCommit: (times: number) => void;
  /** The restarts so far, those under way among them. */
  readonly restarts: Promise<void>[];
  /** Stops the product in good order. */
  stop: () => Promise<void>;
  close: () => Promise<void>;
}

/** Opens the house: the portal is installed and connected, and the product serves. */
export async function openMortalHouse(): Promise<MortalHouse> {
  const world = ukWorld(new Date().toISOString().slice(0, 10));
  const [productPort, workbenchPort] = [await freePort(), await freePort()];
  const [xero, hubspot] = await Promise.all([openXero(world, { productPort }), openHubSpot(world, { productPort })]);
  const workbench = await openWorkbench({ xero, hubspot, workbenchPort, productPort });
  const proxy = await startXeroProxy(xero.url);
  const { dataDir, remove } = await freshPglite();
  const environment = {
    ...validEnvironment,
    PORT: String(productPort),
    DATA_DIR: dataDir,
    HUBSPOT_API_URL: hubspot.url,
    HUBSPOT_APP_URL: workbench.url,
    XERO_API_URL: proxy.url,
    XERO_IDENTITY_URL: xero.url,
  };
  await promisify(execFile)(process.execPath, ['scripts/provision.ts'], { cwd: root, env: environment });
  let product = await start(environment);
  const restarts: Promise<void>[] = [];
  const restart = async (): Promise<void> => {
    await product.stop('SIGKILL');
    product = await start(environment);
  };
  const stop = async (): Promise<void> => {
    await product.stop();
  };
  return {
    ...{ xero, proxy, dataDir, restarts, stop },
    record: (objectTypeId, objectId, userId) =>
      `${workbench.url}/contacts/${cast.portalId}/record/${objectTypeId}/${objectId}?user=${userId}`,
    ask: (userId, path) => askAs(hubspot.url, userId, path),
    killAfterCommit: (times) => proxy.loseAnswers(times, () => restarts.push(restart())),
    close: async () => {
      await Promise.allSettled(restarts);
      await product.stop('SIGKILL');
      await Promise.all([workbench, proxy, xero, hubspot].map((each) => each.close()));
      await remove();
    },
  };
}

async function start(environment: Record<string, string>): Promise<ProductProcess> {
  const product = new ProductProcess('web', environment);
  await product.logged('listening');
  return product;
}

async function askAs(hubspotUrl: string, userId: number, path: string): Promise<unknown> {
  const response = await fetch(`${hubspotUrl}/__sandbox/fetch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId, url: PUBLIC_URL + path, method: 'GET' }),
  });
  return ((await response.json()) as { body: unknown }).body;
}

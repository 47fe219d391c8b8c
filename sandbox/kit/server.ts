import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

export interface RunningServer {
  url: string;
  port: number;
  close: () => Promise<void>;
}

/** Node's own five seconds shut connections that callers are just about to use again. */
const KEPT_OPEN_MS = 60_000;

/** Listens on loopback. A port that is taken rejects with EADDRINUSE; `close` drops open connections at once. */
export const startServer = async (options: { app: Express; port: number; host?: string }): Promise<RunningServer> => {
  const server = createServer({ keepAliveTimeout: KEPT_OPEN_MS }, options.app);
  server.listen(options.port, options.host ?? '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};

import type { Express } from 'express';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  /** The port that it got, where 0 asked for any. */
  port: number;
  /** Takes no more connections and waits for the answers that are under way. */
  close: () => Promise<void>;
}

/**
 * Longer than load balancers keep a connection that rests (AWS's and nginx's 60 s): shut by us first, it is shut at times just as a
 * request comes over it, which is then lost. Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html.
 */
const KEPT_OPEN_MS = 65_000;

/** Listens; rejects when the port is taken. */
export async function listen(app: Express, port: number): Promise<Listening> {
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = app.listen(port, (error) => (error ? reject(error) : resolve(listening)));
    listening.keepAliveTimeout = KEPT_OPEN_MS;
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
      }),
  };
}

import express from 'express';
import type { Clock } from '../kit/clock.ts';
import { createVendor, type Vendor } from '../kit/operations.ts';
import type { RunningServer } from '../kit/server.ts';
import { startStandIn, type Kit } from '../kit/stand-in.ts';
import type { World } from '../seed/world.ts';
import { registerReads } from './accounting.ts';
import { createBooks } from './books.ts';
import { addControl } from './control.ts';
import { createGuard, type Caller } from './guard.ts';
import { answerConnections } from './identity/connections.ts';
import { answerToken, type Client } from './identity/token.ts';
import { createLimiter, XERO_LIMITS, type Limits } from './limits.ts';
import { failed, throttled } from './problems.ts';
import { loadWorld, type XeroState } from './state.ts';

export interface XeroOptions {
  /** 0 takes a free one. */
  port: number;
  world: World;
  clock?: Clock;
  /** Where the state is kept over a restart; absent: memory only. What is saved there wins over `world`. */
  stateFile?: string | undefined;
  clients: Client[];
  /** Default: Xero's own. */
  limits?: Partial<Limits>;
}

export interface XeroStandIn extends RunningServer, Kit<XeroState> {
  /** For conformance tests. */
  implemented: Vendor<Caller>['implemented'];
}

const registerIdentity = (vendor: Vendor<Caller>, kit: Kit<XeroState>, clients: Client[]): void => {
  vendor.operation({
    id: 'token',
    method: 'post',
    path: '/connect/token',
    scopes: [],
    handler: ({ request, response }) => answerToken(kit, clients, { request, response }),
  });
  vendor.operation({
    id: 'getConnections',
    method: 'get',
    path: '/connections',
    scopes: [],
    handler: ({ request, response, grant }) => {
      if (grant.claims !== undefined) answerConnections(kit.state.data, grant.claims, { request, response });
    },
  });
};

/** Starts the Xero stand-in: identity.xero.com and api.xero.com on one port. */
export const startXero = async (options: XeroOptions): Promise<XeroStandIn> => {
  let implemented: XeroStandIn['implemented'] = [];
  const standIn = await startStandIn<XeroState>({
    port: options.port,
    clock: options.clock,
    stateFile: options.stateFile,
    initial: () => loadWorld(options.world),
    routes(kit, control) {
      const limiter = createLimiter(kit.clock, { ...XERO_LIMITS, ...options.limits });
      const vendor = createVendor<Caller>({
        ...kit,
        guard: createGuard(kit, limiter),
        failed,
        throttled: (response) => throttled(response, { problem: 'minute', retryAfter: 5 }),
      });
      const reading = { kit, books: createBooks() };
      registerIdentity(vendor, kit, options.clients);
      registerReads(vendor, reading);
      addControl(control, reading, options.clients);
      implemented = vendor.implemented;
      return express.Router().use(express.urlencoded({ extended: false }), vendor.router);
    },
  });
  return { ...standIn, implemented };
};

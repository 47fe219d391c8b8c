import express, { Router } from 'express';
import { z } from 'zod';
import { checked } from './checked.ts';
import type { Calls } from './calls.ts';
import type { Clock } from './clock.ts';
import { faultSchema, type Faults } from './faults.ts';
import type { State } from './state.ts';

const clockSchema = z.strictObject({ advanceSeconds: z.number().min(0) });

/** So that dates keep four digits, also those of what falls due or ends later. */
const LATEST = new Date('2100-01-01T00:00:00Z');

/** The part of the control plane that both stand-ins share, to be mounted at `/__sandbox`. No vendor call: never counted, struck or guarded. */
export const createControl = (kit: { state: State<unknown>; clock: Clock; calls: Calls; faults: Faults }): Router => {
  const { state, clock, calls, faults } = kit;
  const router = Router();
  // Large enough for whatever a card may try to send through the HubSpot stand-in.
  router.use(express.json({ limit: '5mb' }));
  router.get(
    '/state',
    (_request, response) => void response.json({ now: clock.now().toISOString(), data: state.data }),
  );
  router.get('/calls', (_request, response) => void response.json(calls.report()));
  router.delete('/calls', (_request, response) => {
    calls.clear();
    response.status(204).end();
  });
  router.get('/faults', (_request, response) => void response.json(faults.list()));
  router.post(
    '/faults',
    checked(faultSchema, (fault, response) => {
      const refused = faults.refusal(fault);
      if (refused !== undefined) {
        response.status(400).json({ message: refused });
        return;
      }
      faults.add(fault);
      response.status(201).json(fault);
    }),
  );
  router.delete('/faults', (_request, response) => {
    faults.clear();
    response.status(204).end();
  });
  router.post(
    '/clock',
    checked(clockSchema, ({ advanceSeconds }, response) => {
      if (clock.now().getTime() + advanceSeconds * 1000 >= LATEST.getTime()) {
        response.status(400).json({ message: `The clock does not go beyond ${LATEST.toISOString()}` });
        return;
      }
      clock.advance(advanceSeconds);
      response.json({ now: clock.now().toISOString() });
    }),
  );
  return router;
};

import express, { type ErrorRequestHandler, type Router } from 'express';
import { createCalls, type Calls } from './calls.ts';
import { createClock, type Clock } from './clock.ts';
import { createControl } from './control.ts';
import { createFaults, type Faults } from './faults.ts';
import { roughDay } from './rough.ts';
import { startServer, type RunningServer } from './server.ts';
import { openState, type State } from './state.ts';

/** What every stand-in has. */
export interface Kit<S> {
  state: State<S>;
  clock: Clock;
  calls: Calls;
  faults: Faults;
}

export interface StandInOptions<S> {
  /** 0 takes a free one. */
  port: number;
  stateFile?: string | undefined;
  clock?: Clock | undefined;
  initial: () => S;
  /** Adds the vendor's own control routes to `control` and returns the vendor's router. */
  routes: (kit: Kit<S>, control: Router) => Router;
}

/** Answers a body that no parser could read (4xx), or a fault of the stand-in itself (500). */
// eslint-disable-next-line max-params -- Express knows an error handler by its four parameters
const answerError: ErrorRequestHandler = (error: Error & { status?: number }, _request, response, next) => {
  if (response.headersSent) next(error);
  else response.status(error.status ?? 500).json({ message: `Stand-in: ${error.message}` });
};

/** Starts a stand-in: `/__sandbox/` is its control plane, all else is the vendor. */
export const startStandIn = async <S>(options: StandInOptions<S>): Promise<RunningServer & Kit<S>> => {
  const clock = options.clock ?? createClock();
  const state = await openState({ file: options.stateFile, clock, initial: options.initial });
  const kit: Kit<S> = {
    state,
    clock,
    calls: createCalls(),
    faults: createFaults(roughDay(process.env['SANDBOX_ROUGH'])),
  };

  const app = express().disable('x-powered-by').disable('etag');
  app.use((request, response, next) => {
    if (request.method !== 'GET') response.once('close', state.changed);
    next();
  });
  const control = createControl(kit);
  const vendor = options.routes(kit, control);
  app.use('/__sandbox', control, (request, response) => {
    response.status(404).json({ message: `No control route ${request.method} ${request.path}` });
  });
  app.use(vendor, answerError);

  const server = await startServer({ app, port: options.port });
  const close = async (): Promise<void> => {
    await server.close();
    await state.flush();
  };
  return { ...server, ...kit, close };
};

import { AsyncLocalStorage } from 'node:async_hooks';

/** In whose name a call is made: a portal, and at Xero one of its organisations. */
export interface Caller {
  portalId: string;
  tenantId?: string;
}

/** Live: a person waits, or a webhook has told of a change. Background: readings that nobody waits for. */
export type CallClass = 'live' | 'background';

const callers = new AsyncLocalStorage<Caller>();
const background = new AsyncLocalStorage<true>();

/** Runs a call in somebody's name. Like the deadline, the name travels beside the vendors' SDKs to whoever sends. */
export const callingAs = <T>(caller: Caller, work: () => Promise<T>): Promise<T> => callers.run(caller, work);

/** In whose name the call here is made; undefined: in the app's own. */
export const callerHere = (): Caller | undefined => callers.getStore();

/** Runs work that nobody waits for: its calls stop where the rest of a limit is kept for people. */
export const inBackground = <T>(work: () => Promise<T>): Promise<T> => background.run(true, work);

export const classHere = (): CallClass => (background.getStore() ? 'background' : 'live');

/** Whether the stand-ins are switched to a rough day (`npm run test:rough`): everything takes longer, and some calls are throttled. */
export const onRoughDay = process.env['SANDBOX_ROUGH'] !== undefined;

/** Patience on a good day, in milliseconds, and what it is on a rough one: Xero's late lists are asked for again after half a minute. */
export const patience = (ms: number): number => (onRoughDay ? ms * 10 : ms);

/** A count of calls, to be compared with: exact on a good day; on a rough one what was throttled is asked again. */
export const calls = (count: number): unknown => (onRoughDay ? expect.any(Number) : count);

import { setTimeout as sleep } from 'node:timers/promises';

/** Waits so many seconds. */
export const waitSeconds = (seconds: number): Promise<void> => sleep(seconds * 1000);

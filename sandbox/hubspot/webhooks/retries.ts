import { randomFor } from '../../seed/random.ts';

/** Ten repeats within a day. That they are, and that the waits differ, HubSpot says; how long each is, nobody does. */
const WAITS_MINUTES = [1, 3, 10, 20, 45, 90, 150, 240, 360, 480];
/** A wait may be shorter by up to this part, so that what failed together does not come back together. */
const SPREAD = 0.1;

/**
 * When an event is sent again that has now failed for the `attempts`-th time; undefined: never. `name` decides by how
 * much the wait is shortened.
 */
export const nextAttempt = (attempts: number, { now, name }: { now: Date; name: string }): string | undefined => {
  const minutes = WAITS_MINUTES[attempts - 1];
  if (minutes === undefined) return undefined;
  const waitMs = minutes * 60_000 * (1 - SPREAD * randomFor(`${name}/${attempts}`).next());
  return new Date(now.getTime() + Math.ceil(waitMs)).toISOString();
};

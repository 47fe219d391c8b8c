/** The stand-in's time: real time plus an offset that tests and people may push forward. */
export interface Clock {
  now: () => Date;
  /** Moves the clock forward by so many seconds. */
  advance: (seconds: number) => void;
  /** How far this clock is from real time, in milliseconds: all that has to be kept of it. */
  offsetMs: number;
}

/** A clock that shows `startAt` now (default: real time) and then runs on. */
export const createClock = (startAt?: Date): Clock => {
  const clock: Clock = {
    offsetMs: startAt === undefined ? 0 : startAt.getTime() - Date.now(),
    now: () => new Date(Date.now() + clock.offsetMs),
    advance: (seconds) => {
      clock.offsetMs += seconds * 1000;
    },
  };
  return clock;
};

/** Runs until the process is told to stop (SIGTERM, SIGINT, or the parent process gone), then closes once. */
export const closeWhenStopped = (close: () => Promise<void>): void => {
  let closing = false;
  const stop = (): void => {
    if (closing) return;
    closing = true;
    void close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
};

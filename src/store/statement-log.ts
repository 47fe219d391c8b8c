import type { LogEvent } from 'kysely';

/** Kysely's log reduced to the text of each statement, failed ones included. */
export function statementLog(onStatement: ((sql: string) => void) | undefined): (event: LogEvent) => void {
  return (event) => onStatement?.(event.query.sql);
}

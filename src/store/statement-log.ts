import type { LogEvent } from 'kysely';

/** Is told of a statement: its text and what was bound to it. */
export type OnStatement = (sql: string, parameters: readonly unknown[]) => void;

/** Kysely's log reduced to each statement, failed ones included. */
export function statementLog(onStatement: OnStatement | undefined): (event: LogEvent) => void {
  return (event) => onStatement?.(event.query.sql, event.query.parameters);
}

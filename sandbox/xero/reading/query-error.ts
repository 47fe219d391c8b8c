/** A query that Xero does not understand: answered 400 QueryParseException. */
export class QueryError extends Error {}

import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** Wherever one of these keys stands in a logged object, at the top or one or two levels below, its value is cut out. */
const SECRET_KEYS = [
  'authorization',
  'Authorization',
  'access_token',
  'refresh_token',
  'accessToken',
  'refreshToken',
  'clientSecret',
  'client_secret',
  'password',
  'cookie',
  'config',
];

/** The log of the service: JSON lines, with secrets cut out. Amounts and customers' names are never handed to it. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    serializers: { err: plainError },
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), remove: true },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error as the log keeps it. Database errors also carry the statement's values: names, addresses, amounts. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return { type: name, message, stack, code, ...(cause === undefined ? {} : { cause: plainError(cause) }) };
}

import * as z from 'zod';
import type { KeyRing } from './crypto.ts';

export interface Config {
  /** Absent: PGlite in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  port: number;
  /** What cards call and what signatures cover; no trailing slash. */
  publicUrl: string;
  /** Where browsers find the pages of installing and connecting; no trailing slash. */
  browserUrl: string;
  keyRing: KeyRing;
  hubspot: { appId: string; clientId: string; clientSecret: string; apiUrl: string; appUrl: string };
  xero: {
    clientId: string;
    clientSecret: string;
    webhookKey: string;
    apiUrl: string;
    identityUrl: string;
    /** Where people agree to a connection. */
    loginUrl: string;
  };
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

const required = z.string({ error: 'is missing' }).min(1, 'is empty');
const trimSlash = (url: string): string => url.replace(/\/+$/, '');
const url = (protocols: RegExp, words: string) =>
  z
    .url({ protocol: protocols, error: (issue) => (issue.input === undefined ? 'is missing' : words) })
    .transform(trimSlash);
const anyUrl = url(/^https?$/, 'is not an http or https address');
/** Cookies and codes pass here: what is not this very machine must be https. */
const browserUrl = anyUrl.refine(
  (text) => text.startsWith('https:') || new URL(text).hostname === 'localhost',
  'is neither an https address nor on localhost',
);

const keys = required.transform((text, context): KeyRing => {
  const entries = text.split(',').map((entry) => entry.trim().split(':'));
  const ring = new Map<string, Buffer>();
  for (const [id, base64, ...rest] of entries) {
    const key = Buffer.from(base64 ?? '', 'base64');
    // A key without its id must not be taken for the id: the message would show it.
    if (!id || base64 === undefined || rest.length > 0 || !/^[A-Za-z0-9_-]+$/.test(id))
      context.addIssue('is not a list of id:base64');
    else if (key.length !== 32) context.addIssue(`holds a key '${id}' that is not 32 bytes in base64`);
    else if (ring.has(id)) context.addIssue(`names the key '${id}' twice`);
    else ring.set(id, key);
  }
  return { current: entries[0]?.[0] ?? '', keys: ring };
});

const environment = z.object({
  DATABASE_URL: url(/^postgres(ql)?$/, 'is not a postgres:// address').optional(),
  DATA_DIR: z.string().min(1, 'is empty').default('.data'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a port number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is not a port number')
    .default(4100),
  PUBLIC_URL: url(/^https$/, 'is not an https address'),
  BROWSER_URL: browserUrl.optional(),
  ENCRYPTION_KEYS: keys,
  HUBSPOT_APP_ID: required.regex(/^\d+$/, 'is not a number'),
  HUBSPOT_CLIENT_ID: required,
  HUBSPOT_CLIENT_SECRET: required,
  HUBSPOT_API_URL: anyUrl.default('https://api.hubapi.com'),
  HUBSPOT_APP_URL: anyUrl.default('https://app.hubspot.com'),
  XERO_CLIENT_ID: required,
  XERO_CLIENT_SECRET: required,
  XERO_WEBHOOK_KEY: required,
  XERO_API_URL: anyUrl.default('https://api.xero.com'),
  XERO_IDENTITY_URL: anyUrl.default('https://identity.xero.com'),
  XERO_LOGIN_URL: anyUrl.default('https://login.xero.com'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { error: 'is not a level of the log' })
    .default('info'),
});

/** What is wrong with the environment: every fault, a line each, naming the variable and never its value. */
export class ConfigError extends Error {
  readonly faults: string[];

  constructor(faults: string[]) {
    super(['The configuration is not usable:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** Reads the configuration from an environment; throws a `ConfigError` that names every fault at once. Pure. */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  const e = parsed.data;
  return {
    databaseUrl: e.DATABASE_URL,
    dataDir: e.DATA_DIR,
    port: e.PORT,
    publicUrl: e.PUBLIC_URL,
    browserUrl: e.BROWSER_URL ?? e.PUBLIC_URL,
    keyRing: e.ENCRYPTION_KEYS,
    hubspot: {
      appId: e.HUBSPOT_APP_ID,
      clientId: e.HUBSPOT_CLIENT_ID,
      clientSecret: e.HUBSPOT_CLIENT_SECRET,
      apiUrl: e.HUBSPOT_API_URL,
      appUrl: e.HUBSPOT_APP_URL,
    },
    xero: {
      clientId: e.XERO_CLIENT_ID,
      clientSecret: e.XERO_CLIENT_SECRET,
      webhookKey: e.XERO_WEBHOOK_KEY,
      apiUrl: e.XERO_API_URL,
      identityUrl: e.XERO_IDENTITY_URL,
      loginUrl: e.XERO_LOGIN_URL,
    },
    logLevel: e.LOG_LEVEL,
  };
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What HubSpot knows of the app besides its cards. */
export interface AppSettings {
  appId: number;
  name: string;
  /** The profile's variables; a card reads them as `context.variables`. */
  variables: Record<string, string | number | boolean>;
  /** Prefixes of the URLs that an iframe modal may open. */
  permittedIframes: string[];
  /** Public https origin to the address that answers for it on this machine, as in HubSpot's local development. */
  origins: Record<string, string>;
}

const app = z.object({
  config: z.object({
    name: z.string(),
    permittedUrls: z.object({ iframe: z.array(z.string()).default([]) }).default({ iframe: [] }),
  }),
});
const profile = z.object({ variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) });
const local = z.object({ proxy: z.record(z.string(), z.string()) });

const readJson = async <T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> =>
  existsSync(file) ? schema.parse(JSON.parse(await readFile(file, 'utf8'))) : undefined;

const onPort = (proxy: Record<string, string>, port: number | undefined): Record<string, string> =>
  port === undefined
    ? proxy
    : Object.fromEntries(Object.keys(proxy).map((origin) => [origin, `http://localhost:${port}`]));

const withVariables = (text: string, variables: AppSettings['variables']): string =>
  text.replace(/\$\{(\w+)\}/g, (whole, name: string) => String(variables[name] ?? whole));

/**
 * Reads app/app-hsmeta.json, app/local.json and the local profile of the project; each may be absent. With `productPort` every
 * origin of app/local.json is on that port.
 */
export const readAppSettings = async (
  projectDir: string,
  appId: number,
  productPort?: number,
): Promise<AppSettings> => {
  const variables = (await readJson(join(projectDir, 'hsprofile.local.json'), profile))?.variables ?? {};
  const config = (await readJson(join(projectDir, 'app/app-hsmeta.json'), app))?.config;
  return {
    appId,
    name: config?.name ?? 'App',
    variables,
    permittedIframes: (config?.permittedUrls.iframe ?? []).map((url) => withVariables(url, variables)),
    origins: onPort((await readJson(join(projectDir, 'app/local.json'), local))?.proxy ?? {}, productPort),
  };
};

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { App } from './options.ts';

const appSchema = z.object({
  config: z.object({
    name: z.string(),
    auth: z.object({
      redirectUrls: z.array(z.string()),
      requiredScopes: z.array(z.string()),
      optionalScopes: z.array(z.string()).default([]),
    }),
    permittedUrls: z.object({ fetch: z.array(z.url()) }),
  }),
});
const profileSchema = z.object({ variables: z.record(z.string(), z.string()) });
const localSchema = z.object({ proxy: z.record(z.url({ protocol: /^https$/ }), z.url({ protocol: /^http$/ })) });

type AppFacts = Pick<App, 'name' | 'redirectUris' | 'requiredScopes' | 'optionalScopes' | 'permittedUrls'>;

/** Puts a profile's variables in the place of `${name}`; one that the profile lacks throws, as HubSpot's upload fails. */
export const fillIn = (text: string, variables: Readonly<Record<string, string>>): string =>
  text.replace(/\$\{(\w+)\}/g, (_whole, name: string) => {
    const value = variables[name];
    if (value === undefined) throw new Error(`The profile has no variable ${name}`);
    // The value goes into JSON text.
    return JSON.stringify(value).slice(1, -1);
  });

const read = (root: string, path: string): Promise<string> => readFile(join(root, path), 'utf8');

/** What `app/app-hsmeta.json` says of the app, with the variables of the profile `hsprofile.local.json`. */
export const readApp = async (root: string): Promise<AppFacts> => {
  const { variables } = profileSchema.parse(JSON.parse(await read(root, 'hsprofile.local.json')));
  const { config } = appSchema.parse(JSON.parse(fillIn(await read(root, 'app/app-hsmeta.json'), variables)));
  return {
    name: config.name,
    redirectUris: config.auth.redirectUrls,
    requiredScopes: config.auth.requiredScopes,
    optionalScopes: config.auth.optionalScopes,
    permittedUrls: config.permittedUrls.fetch,
  };
};

/** Where `app/local.json` says that https origins really are; with `productPort` all of them are on that port. */
export const readOrigins = async (root: string, productPort?: string): Promise<Record<string, string>> => {
  const { proxy } = localSchema.parse(JSON.parse(await read(root, 'app/local.json')));
  if (productPort === undefined) return proxy;
  return Object.fromEntries(Object.keys(proxy).map((origin) => [origin, `http://localhost:${productPort}`]));
};

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { App } from './options.ts';
import { webhooksSchema, type WebhookConfig } from './webhooks/config.ts';
import { workflowActionSchema } from './workflow/action.ts';

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

type AppFacts = Omit<App, 'appId' | 'clientId' | 'clientSecret'>;
type Variables = Readonly<Record<string, string>>;

/** Puts a profile's variables in the place of `${name}`; one that the profile lacks throws, as HubSpot's upload fails. */
export const fillIn = (text: string, variables: Variables): string =>
  text.replace(/\$\{(\w+)\}/g, (_whole, name: string) => {
    const value = variables[name];
    if (value === undefined) throw new Error(`The profile has no variable ${name}`);
    // The value goes into JSON text.
    return JSON.stringify(value).slice(1, -1);
  });

const read = (root: string, path: string): Promise<string> => readFile(join(root, path), 'utf8');

/** The components of one kind, each from a file of its own in a folder of `app/`; none when there is no such folder. */
const readComponents = async (root: string, folder: string, variables: Variables): Promise<unknown[]> => {
  const names = await readdir(join(root, 'app', folder)).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter((name) => name.endsWith('-hsmeta.json')).sort();
  const texts = await Promise.all(files.map((name) => read(root, join('app', folder, name))));
  return texts.map((text) => JSON.parse(fillIn(text, variables)) as unknown);
};

const readWebhooks = async (root: string, variables: Variables): Promise<WebhookConfig | undefined> => {
  const [first, ...more] = await readComponents(root, 'webhooks', variables);
  if (more.length > 0) throw new Error('An app has one file of webhooks');
  return first === undefined ? undefined : webhooksSchema.parse(first);
};

/** What `app/` says of the app, its webhooks and its workflow actions, with the variables of the profile `hsprofile.local.json`. */
export const readApp = async (root: string): Promise<AppFacts> => {
  const { variables } = profileSchema.parse(JSON.parse(await read(root, 'hsprofile.local.json')));
  const { config } = appSchema.parse(JSON.parse(fillIn(await read(root, 'app/app-hsmeta.json'), variables)));
  return {
    name: config.name,
    redirectUris: config.auth.redirectUrls,
    requiredScopes: config.auth.requiredScopes,
    optionalScopes: config.auth.optionalScopes,
    permittedUrls: config.permittedUrls.fetch,
    webhooks: await readWebhooks(root, variables),
    workflowActions: (await readComponents(root, 'workflow-actions', variables)).map((one) =>
      workflowActionSchema.parse(one),
    ),
  };
};

/** Where `app/local.json` says that https origins really are; with `productPort` all of them are on that port. */
export const readOrigins = async (root: string, productPort?: string): Promise<Record<string, string>> => {
  const { proxy } = localSchema.parse(JSON.parse(await read(root, 'app/local.json')));
  if (productPort === undefined) return proxy;
  return Object.fromEntries(Object.keys(proxy).map((origin) => [origin, `http://localhost:${productPort}`]));
};

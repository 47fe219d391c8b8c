import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { err, ok, type Result } from '../../src/lib/result.ts';
import {
  configRules,
  type AppConfig,
  type BulkActionConfig,
  type CardConfig,
  type PageConfig,
  type SettingsConfig,
  type WebhooksConfig,
} from './config-rules.ts';
import { extensionEntries } from './extension-entries.ts';
import { parseProject, type Component } from './parse-project.ts';
import { readScopeOf, scopeUses } from './scopes.ts';

/**
 * Proves without an account that HubSpot would take the project: its own parser first, then what HubSpot checks only at
 * upload. Builds nothing.
 * @returns the entry files, relative to the project, or every fault in words.
 */
export async function checkProject(projectDir: string): Promise<Result<string[], string[]>> {
  const parsed = await parseProject(projectDir);
  if (!parsed.ok) return parsed;
  const badConfigs = parsed.value.flatMap(faultsOfConfig);
  if (badConfigs.length > 0) return err(badConfigs);
  const app = only<AppConfig>(parsed.value, 'APPLICATION').map(({ config }) => config);
  const cards = only<CardConfig>(parsed.value, 'CARD');
  const actions = only<BulkActionConfig>(parsed.value, 'CRM_BULK_ACTION');
  const extensions = [
    ...cards,
    ...only<SettingsConfig>(parsed.value, 'SETTINGS'),
    ...only<PageConfig>(parsed.value, 'PAGE'),
    ...actions,
  ];
  const entries = extensions.map(({ config }) => config.entrypoint.slice(1));
  const faults = [
    ...app.flatMap((config) =>
      faultsOfScopes(
        config,
        [...cards, ...actions].flatMap(({ config: { objectTypes } }) => objectTypes),
      ),
    ),
    ...app.flatMap((config) =>
      only<WebhooksConfig>(parsed.value, 'WEBHOOKS').flatMap((hooks) => faultsOfWebhooks(config, hooks)),
    ),
    ...extensions.flatMap((extension) => faultsOfFiles(projectDir, extension)),
    ...faultsOfNames(entries),
  ];
  return faults.length > 0 ? err(faults) : ok(entries);
}

type Checked<Config> = Component & { config: Config };

/** After `configRules` have passed, `config` is what they say. */
const only = <Config>(components: Component[], type: string): Checked<Config>[] =>
  components.filter((component): component is Checked<Config> => component.componentType === type);

function faultsOfConfig({ componentType, metaFilePath, config }: Component): string[] {
  const rules = configRules[componentType];
  if (!rules) return [`${metaFilePath}: no rules are written for ${componentType}; add them to config-rules.ts`];
  const { error } = rules.safeParse(config);
  return (error?.issues ?? []).map(({ path, message }) => `${metaFilePath}: config.${path.join('.')} ${message}`);
}

function faultsOfScopes({ auth }: AppConfig, objectTypes: string[]): string[] {
  const asked = [...auth.requiredScopes, ...auth.optionalScopes, ...auth.conditionallyRequiredScopes];
  const needed = new Set(objectTypes.map(readScopeOf));
  return [
    ...asked
      .filter((scope) => !scopeUses[scope])
      .map((scope) => `app/app-hsmeta.json: nothing uses the scope ${scope}`),
    ...asked
      .filter((scope, index) => asked.indexOf(scope) !== index)
      .map((scope) => `app/app-hsmeta.json: asks for ${scope} twice`),
    ...[...needed]
      .filter((scope) => !auth.requiredScopes.includes(scope))
      .map((scope) => `app/app-hsmeta.json: a card needs the scope ${scope}, which is not required`),
  ];
}

/** HubSpot tells an app of records that it may read, and of nothing else; whom it tells must be us. */
function faultsOfWebhooks(
  { auth, permittedUrls }: AppConfig,
  { metaFilePath, config }: Checked<WebhooksConfig>,
): string[] {
  const { settings, subscriptions } = config;
  const kinds = [...new Set(subscriptions.crmObjects.map(({ objectType }) => objectType))];
  return [
    ...(permittedUrls.fetch.includes(new URL(settings.targetUrl).origin)
      ? []
      : [`${metaFilePath}: ${settings.targetUrl} is not where the cards call`]),
    ...kinds
      .map((kind) => ({ kind, scope: readScopeOf(kind === 'company' ? 'companies' : `${kind}s`) }))
      .filter(({ scope }) => !auth.requiredScopes.includes(scope))
      .map(({ kind, scope }) => `${metaFilePath}: to hear of ${kind} needs the scope ${scope}, which is not required`),
  ];
}

function faultsOfFiles(
  projectDir: string,
  { metaFilePath, config }: Checked<CardConfig | SettingsConfig | PageConfig | BulkActionConfig>,
): string[] {
  const entry = config.entrypoint.slice(1);
  const picture = 'previewImage' in config ? config.previewImage?.file.slice(1) : undefined;
  const known = extensionEntries.some(({ built }) => built === entry);
  return [
    ...(dirname(entry) === dirname(metaFilePath) ? [] : [`${metaFilePath}: ${entry} must lie beside it`]),
    ...(known ? [] : [`${metaFilePath}: no extension is built into ${entry}; see extension-entries.ts`]),
    ...[entry, picture]
      .filter((file) => file !== undefined)
      .filter((file) => !existsSync(join(projectDir, file)))
      .map((file) => `${metaFilePath}: ${file} is missing; npm run hubspot:build makes the entry files`),
  ];
}

/** HubSpot serves every extension by its base name, over all folders; and what is built must be shown somewhere. */
function faultsOfNames(entries: string[]): string[] {
  const names = entries.map((entry) => basename(entry, extname(entry)));
  return [
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `Two extensions have an entry file named ${name}`),
    ...extensionEntries
      .filter(({ built }) => !entries.includes(built))
      .map(({ built }) => `${built} is built, but no metadata names it`),
  ];
}

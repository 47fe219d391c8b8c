import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { remoteBuild } from '@hubspot/ui-extensions-dev-server/build';
import { z } from 'zod';

/** One extension as HubSpot would load it: what its metadata says, and the script its worker evaluates. */
export interface CardBundle {
  uid: string;
  /** What HubSpot shows as the tab's title. */
  name: string;
  /** The extension point, e.g. `crm.record.tab`. */
  location: string;
  /** As written in the metadata, e.g. `companies`. */
  objectTypes: string[];
  /** How a bulk action is shown; elsewhere it says nothing. */
  displayMode: 'PANEL' | 'MODAL';
  /** The IIFE that HubSpot's builder made. */
  source: string;
}

/** The directories of app/ that hold extensions, each with the place where they appear when the metadata names none. */
const directories = { cards: 'crm.record.tab', settings: 'settings', pages: 'pages', actions: 'crm.bulkActions' };

const metadata = z.object({
  uid: z.string(),
  config: z.object({
    entrypoint: z.string(),
    name: z.string().optional(),
    label: z.string().optional(),
    location: z.string().optional(),
    objectTypes: z.array(z.string()).default([]),
    displayMode: z.enum(['PANEL', 'MODAL']).default('PANEL'),
  }),
});

/**
 * Finds every extension below `{projectDir}/app` and runs HubSpot's own builder on its entry file, as an upload would.
 * @throws when an entry file is missing, which means that `npm run hubspot:build` has not run.
 */
export const buildCards = async (projectDir: string): Promise<CardBundle[]> => {
  const bundles: CardBundle[] = [];
  for (const [directory, location] of Object.entries(directories))
    for (const file of await metadataFiles(join(projectDir, 'app', directory)))
      bundles.push(await buildCard({ projectDir, file, location }));
  return bundles;
};

const metadataFiles = async (directory: string): Promise<string[]> => {
  const names = existsSync(directory) ? await readdir(directory) : [];
  return names
    .filter((name) => name.endsWith('-hsmeta.json'))
    .sort()
    .map((name) => join(directory, name));
};

const buildCard = async (card: { projectDir: string; file: string; location: string }): Promise<CardBundle> => {
  const { uid, config } = metadata.parse(JSON.parse(await readFile(card.file, 'utf8')));
  const entryPoint = join(card.projectDir, config.entrypoint);
  if (!existsSync(entryPoint)) throw new Error(`${config.entrypoint} is missing: run npm run hubspot:build first`);
  return {
    uid,
    name: config.name ?? config.label ?? uid,
    location: config.location ?? card.location,
    objectTypes: config.objectTypes,
    displayMode: config.displayMode,
    source: await buildEntry(entryPoint),
  };
};

/** Runs HubSpot's builder on one entry file and returns the script it makes. The builder empties its output folder. */
export const buildEntry = async (entryPoint: string): Promise<string> => {
  const outputDir = await mkdtemp(join(tmpdir(), 'workbench-card-'));
  try {
    await remoteBuild({ root: dirname(entryPoint), entryPoint, outputDir, logLevel: 'warn', appConfig: {} });
    return await readFile(join(outputDir, `${basename(entryPoint, extname(entryPoint))}.js`), 'utf8');
  } finally {
    await rm(outputDir, { recursive: true, force: true });
  }
};

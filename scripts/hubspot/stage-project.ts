import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** What .hsignore lets HubSpot have. */
const uploaded = ['app', 'hsproject.json', 'hsprofile.local.json'];

/** Copies what HubSpot is given into a new temporary folder, where nothing else of the project can be reached. */
export async function stageProject(projectDir: string): Promise<string> {
  const staged = await mkdtemp(join(tmpdir(), 'tieout-hubspot-'));
  for (const name of uploaded)
    await cp(join(projectDir, name), join(staged, name), {
      recursive: true,
      filter: (source) => basename(source) !== 'node_modules',
    });
  return staged;
}

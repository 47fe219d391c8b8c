import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { extensionEntries } from './hubspot/extension-entries.ts';

const projectDir = fileURLToPath(new URL('..', import.meta.url));

/**
 * `npm run hubspot:build`: bundles each extension into one file beside its metadata in app/, because HubSpot's builder
 * reads nothing outside that folder. Not minified: HubSpot's builder does that, after it has read which data the card asks for.
 */
export async function buildExtensions(): Promise<void> {
  await Promise.all(
    extensionEntries.map(({ source, built }) =>
      build({
        absWorkingDir: projectDir,
        entryPoints: [source],
        outfile: built,
        bundle: true,
        format: 'esm',
        platform: 'neutral',
        mainFields: ['module', 'main'],
        target: 'es2022',
        jsx: 'automatic',
        external: ['react', 'react/jsx-runtime', '@hubspot/ui-extensions', '@hubspot/ui-extensions/*'],
        legalComments: 'none',
      }),
    ),
  );
}

if (import.meta.main) await buildExtensions();

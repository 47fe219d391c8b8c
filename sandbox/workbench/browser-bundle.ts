import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Bundles what the browser loads, in memory: `app.js`, `worker.js` and `app.css`, by name. */
export const buildBrowser = async (): Promise<Map<string, string>> => {
  const browser = (path: string): string => fileURLToPath(new URL(`browser/${path}`, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [
      { in: browser('main.tsx'), out: 'app' },
      { in: browser('worker.tsx'), out: 'worker' },
      { in: browser('styles/main.css'), out: 'app' },
    ],
    outdir: '/',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return new Map(outputFiles.map((file) => [file.path.slice(1), file.text]));
};

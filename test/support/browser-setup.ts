import { rmSync } from 'node:fs';
import { unpackedChromium } from './chromium.ts';
import { startTestDatabases } from './test-databases.ts';
import { trafficFolder } from './traffic-folder.ts';

export default async function setup(): Promise<void> {
  rmSync(trafficFolder, { recursive: true, force: true });
  await unpackedChromium();
  await startTestDatabases();
}

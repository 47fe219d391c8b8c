import { unpackedChromium } from './chromium.ts';
import { startTestDatabases } from './test-databases.ts';

export default async function setup(): Promise<void> {
  await unpackedChromium();
  await startTestDatabases();
}

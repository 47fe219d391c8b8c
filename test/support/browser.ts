import { chromium, type Browser } from 'playwright-core';
import { unpackedChromium } from './chromium.ts';

/** A real, headless browser; close it when done. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await unpackedChromium();
  return chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}

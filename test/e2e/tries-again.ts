import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/**
 * What a person does on a rough day: where a card says that a vendor is busy, they wait as long as it says and press "Try again".
 * Goes on until the page is closed.
 */
export async function triesAgain(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Try again' }).first();
  const told = page.getByText(/Try again in \d+ seconds/).first();
  while (!page.isClosed()) {
    const words = (await told.isVisible().catch(() => false)) ? await told.innerText().catch(() => '') : '';
    const seconds = Number(/in (\d+) seconds/.exec(words)?.[1] ?? 0.5);
    await sleep(seconds * 1000);
    if (words) await button.click({ timeout: 1_000 }).catch(() => undefined);
  }
}

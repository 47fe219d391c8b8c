import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { startTestbench, type Testbench } from '../../sandbox/workbench/testing/start-testbench.ts';
import { launchBrowser } from '../support/browser.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** A fresh page of the workbench for each test, with short ways to use it. */
export interface WorkbenchPage {
  readonly bench: Testbench;
  readonly page: Page;
  /** Every error that the page has thrown or written to the console so far. */
  readonly said: string[];
  /** Waits until the element with this test id says these words. */
  says: (testId: string, words: string) => Promise<void>;
  press: (button: string) => Promise<void>;
  expectAccessible: () => Promise<void>;
}

/** Starts the workbench and a browser for one file of tests. To be called at its top. */
export const useWorkbench = (): WorkbenchPage => {
  let bench: Testbench;
  let browser: Browser;
  let page: Page;
  let said: string[] = [];

  beforeAll(async () => {
    [bench, browser] = await Promise.all([startTestbench(), launchBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await bench.close();
  });
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(10_000);
    said = [];
    page.on('console', (message) => {
      if (message.type() === 'error') said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(error.message));
  });
  afterEach(() => page.close());

  return {
    get bench() {
      return bench;
    },
    get page() {
      return page;
    },
    get said() {
      return said;
    },
    says: (testId, words) => page.locator(`[data-test-id="${testId}"]`, { hasText: words }).waitFor(),
    press: (name) => page.getByRole('button', { name, exact: true }).click(),
    async expectAccessible() {
      // Not as a script tag: the policies of strict pages would not let it in.
      await page.evaluate(await readFile(axe, 'utf8'));
      const faults = await page.evaluate(`axe.run().then(({ violations }) =>
        violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`);
      expect(faults).toEqual([]);
    },
  };
};

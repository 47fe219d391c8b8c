import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page, Response } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { openHouse, type House } from '../support/house.ts';
import { onRoughDay, patience } from '../support/rough-day.ts';
import { waitFor } from '../support/wait-for.ts';
import { triesAgain } from './tries-again.ts';

/** A page of the workbench in a real browser, on the whole house, with short ways to read a card. */
export interface CardPage {
  readonly house: House;
  readonly page: Page;
  /** Opens the record as that user (default: the rep) and waits until its card has been answered. */
  open: (objectTypeId: string, objectId: string, userId?: number) => Promise<void>;
  /** All words of the card, with single spaces. */
  words: () => Promise<string>;
  /** Waits until the card says this. */
  says: (words: string | RegExp) => Promise<void>;
  /** The raw JSON of every answer that the card got since it was opened. */
  readonly answers: string[];
  /** Keeps a picture in the folder SCREENSHOTS_DIR, if that is set. */
  picture: (name: string) => Promise<void>;
}

/** What stands there before the card has its answer: the tab alone, the host's words, or the card's own. */
const notYet = /^\w+ account$|Loading the card|Opening the account/;

/** Starts the house and a browser for one file of tests. To be called at its top. */
export function useCards(how: Parameters<typeof openHouse>[0] = {}): CardPage {
  let house: House;
  let browser: Browser;
  let page: Page;
  let answers: string[] = [];

  beforeAll(async () => {
    [house, browser] = await Promise.all([openHouse(how), launchBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
  });
  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    page = await context.newPage();
    page.setDefaultTimeout(patience(20_000));
    if (onRoughDay) void triesAgain(page);
    page.on('response', (response) => void keep(response));
  });
  afterEach(() => page.context().close());

  async function keep(response: Response): Promise<void> {
    if (response.url().endsWith('/api/fetch')) answers.push(await response.text().catch(() => ''));
  }
  const card = () => page.getByRole('tabpanel');
  const words = async () => (await card().innerText()).replaceAll(/\s+/g, ' ');
  return {
    get house() {
      return house;
    },
    get page() {
      return page;
    },
    get answers() {
      return answers;
    },
    open: async (objectTypeId, objectId, userId) => {
      answers = [];
      await page.goto(house.record(objectTypeId, objectId, userId));
      await card().waitFor();
      await waitFor(async () => !notYet.test(await words()), { what: 'the card', timeoutMs: 10_000 });
    },
    words,
    says: (text) => card().getByText(text).first().waitFor(),
    picture: async (name) => {
      const folder = process.env['SCREENSHOTS_DIR'];
      if (!folder) return;
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`) });
    },
  };
}

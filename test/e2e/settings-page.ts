import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cast } from '../../sandbox/seed/cast.ts';
import { useCards } from './card-page.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The settings page in a real browser on the whole house, with short ways to use it. To be called at the top of a file of tests. */
export function useSettings() {
  const on = useCards();
  const main = () => on.page.getByRole('main');
  return {
    ...{ on, main },
    says: (words: string | RegExp) => main().getByText(words).first().waitFor(),
    press: (name: string) => on.page.getByRole('button', { name, exact: true }).click(),
    tab: (name: string) => on.page.getByRole('tab', { name }).click(),
    dialog: (name: string) => on.page.getByRole('dialog', { name }),
    open: async (userId: number = cast.users.admin.userId): Promise<void> => {
      await on.page.goto(`${on.house.workbench.url}/connected-apps/settings?user=${userId}`);
    },
    /** The whole page as a picture, and that everybody can read it. */
    expectSound: async (picture: string): Promise<void> => {
      await on.page.evaluate(await readFile(axe, 'utf8'));
      const faults = await on.page.evaluate(`axe.run().then(({ violations }) =>
        violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`);
      expect(faults).toEqual([]);
      const height = Number(await on.page.evaluate('document.documentElement.scrollHeight'));
      await on.page.setViewportSize({ width: 1280, height: Math.max(900, height) });
      await on.picture(picture);
    },
  };
}

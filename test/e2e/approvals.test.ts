import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cast } from '../../sandbox/seed/cast.ts';
import { useCards } from './card-page.ts';

/* The page of what waits for approval, in a real browser on the whole house, as finance and as a rep see it. */
const on = useCards();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const { finance, rep } = cast.users;

const main = () => on.page.getByRole('main');

test('it is reached from the issues, says that nothing waits, and can be read by everybody', async () => {
  await on.page.goto(`${on.house.workbench.url}/pages?user=${finance.userId}`);
  await main().getByRole('link', { name: 'What waits for approval' }).click();
  await main().getByText('Nothing waits for approval').waitFor();
  await on.page.evaluate(await readFile(axe, 'utf8'));
  expect(await on.page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))')).toEqual([]);
  await on.picture('approvals-empty');
});

test('a rep is told that own askings alone are shown', async () => {
  await on.page.goto(`${on.house.workbench.url}/pages/approvals?user=${rep.userId}`);
  await main().getByText('Yours: you see what you have submitted.').waitFor();
});

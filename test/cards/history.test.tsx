import { BarChart, Button, Panel, Tab } from '@hubspot/ui-extensions';
import { opened, type OpenCard } from './support/open-card.tsx';
import { card, history } from './support/sample.ts';

const panel = ({ renderer }: OpenCard) => renderer.find(Panel, { id: 'history' });

test('what was invoiced and paid since ever and year by year, to the cent, without another question', async () => {
  const opening = await opened(card());
  expect(opening.service.calls).toHaveLength(1);
  expect(opening.words()).toContain('Paid ever GBP 83,105.60 in 2 calendar years');
  expect(opening.words()).toContain('Invoiced ever GBP 101,345.60 Approved invoices, tax included');
  expect(opening.words()).toContain(
    'Year Invoiced Paid 2026 GBP 91,345.60 GBP 73,105.60 2024 GBP 10,000.00 GBP 10,000.00',
  );
});

test('twelve months as a picture, invoiced beside paid', async () => {
  const { data, axes } = panel(await opened(card())).find(BarChart).props;
  expect(data).toHaveLength(24);
  expect((data as unknown[]).slice(0, 2)).toEqual([
    { month: 'Dec 2025', what: 'Invoiced', amount: 7612.1 },
    { month: 'Dec 2025', what: 'Paid', amount: 6092 },
  ]);
  expect((data as { month: string }[]).at(-1)?.month).toBe('Nov 2026');
  expect(axes).toMatchObject({ x: { fieldType: 'category' }, y: { label: 'GBP' } });
});

test('one currency has no tabs; several have one each, and are never added', async () => {
  expect(panel(await opened(card())).findAll(Tab)).toHaveLength(0);
  const two = await opened(card({ history: [history({ currency: 'EUR', paid: '7.00' }), history()] }));
  expect(
    panel(two)
      .findAll(Tab)
      .map(({ props }) => props.title),
  ).toEqual(['EUR', 'GBP']);
  expect(two.words()).toMatch(/Paid ever EUR 7\.00.*Paid ever GBP 83,105\.60/);
});

test('a customer with whom nothing was ever settled has no history to open', async () => {
  const { renderer } = await opened(card({ history: [] }));
  expect(renderer.findAll(Button, (button) => button.text === 'History')).toEqual([]);
});

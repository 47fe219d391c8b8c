import { Alert, EmptyState, ErrorState, Panel, Select, Table, TableRow } from '@hubspot/ui-extensions';
import { wordsIn } from './support/open-card.tsx';
import { admin, installer, NOTHING, openPeople, outcome, priya, rights, rightsDoors } from './support/open-people.tsx';
import { buttonOf, buttonsOf, click, fill, submit } from './support/open-settings.tsx';
import { ok, problem } from './support/service.ts';

type Page = Awaited<ReturnType<typeof openPeople>>;

/** The words of the row without those of what it opens. */
const rowOf = ({ renderer }: Page, name: string): string => {
  const row = renderer.findAll(TableRow).find((one) => wordsIn(one).startsWith(name));
  if (!row) throw new Error(`No row begins with ${name}`);
  return wordsIn(row).split(' Change…')[0]!;
};
const panelOf = ({ renderer }: Page, id: string) => renderer.find(Panel, { id });
const optionsOf = ({ renderer }: Page, name: string) =>
  renderer.find(Select, { name }).props.options.map(({ label }) => label);
const isDisabled = (page: Page): boolean => buttonOf(page, 'Save').props.disabled === true;
const alone = rights({ people: [priya()], found: 1, teams: [] });

test('everybody is listed with what they may do in effect and why; nothing is asked before the tab is opened', async () => {
  const page = await openPeople();
  expect(rowOf(page, 'Priya Nair')).toBe(
    'Priya Nair priya@northbank.test North Amounts The default Amounts The default Standing without amounts The default',
  );
  expect(rowOf(page, 'Marcus Bell')).toMatch(
    /^Marcus Bell Admin marcus@northbank.test Everything Installed Tieout In no team Everything Installed Tieout/,
  );
  expect(rowOf(page, 'Helen Okafor')).toBe(
    'Helen Okafor Admin North Everything Set for them Everything Set for them Everything Set for them',
  );
  expect(page.words()).toContain('3 people');
  expect(page.service.calls.filter((call) => call.includes('rights'))).toEqual(['GET /settings/rights?search=&page=1']);
});

test('a team’s word is named as the reason, by the team’s name or its number', async () => {
  const of = (team: string) => ({ right: 'approve' as const, because: 'team' as const, team });
  const may = { own: of('North'), team: of('Team 9'), others: of('North') };
  const page = await openPeople(ok(rights({ people: [priya({ may })] })));
  expect(rowOf(page, 'Priya')).toMatch(/approving Team North Amounts, invoices and approving Team 9 Amounts/);
});

test('the installer is changed by nobody; of an admin all records are left out, in words', async () => {
  const page = await openPeople(ok(rights({ people: [installer, admin], teams: [] })));
  expect(page.renderer.findAll(Panel).map(({ props }) => props.id)).toEqual(['rights-user-4']);
  expect(
    panelOf(page, 'rights-user-4')
      .findAll(Select)
      .map(({ props }) => props.label),
  ).toEqual(['Own records', 'Their team’s records']);
  expect(wordsIn(panelOf(page, 'rights-user-4'))).toContain('everything, as an admin. “Remove” under Admins');
  await fill(page, 'user-4-own', 'status');
  await submit(page, 'Save');
  expect(page.service.bodies).toEqual([
    {
      ...{ kind: 'user', id: '4', seen: { ...NOTHING, all: 'admin' } },
      said: { own: 'status', team: null, all: 'admin' },
    },
  ]);
});

test('each field says what counts where nothing is set, and offers everything but being an admin', async () => {
  const page = await openPeople(ok(alone));
  expect(optionsOf(page, 'user-1-all')).toEqual([
    'As by default or their team: Standing without amounts',
    ...['Nothing', 'Standing without amounts', 'Amounts', 'Amounts and invoices', 'Amounts, invoices and approving'],
  ]);
  expect(optionsOf(page, 'user-1-own')[0]).toBe('As by default or their team: Amounts');
  const { description } = page.renderer.find(Select, { name: 'user-1-all' }).props;
  expect(description).toMatch(/^Whether the customer pays/);
  await fill(page, 'user-1-all', 'none');
  expect(optionsOf(page, 'user-1-own')[0]).toBe('As on all other records: Nothing');
  await fill(page, 'user-1-team', 'invoice');
  expect(optionsOf(page, 'user-1-own')[0]).toBe('As on their team’s records: Amounts and invoices');
});

test('what it comes to is shown before it is saved; saving sends what was seen, and looks again', async () => {
  const page = await openPeople(ok(alone));
  expect(isDisabled(page)).toBe(true);
  await fill(page, 'user-1-all', 'amounts');
  expect(page.service.calls).toContain('GET /settings/rights/outcome?kind=user&id=1&own=&team=&all=amounts');
  expect(wordsIn(panelOf(page, 'rights-user-1'))).toMatch(
    /Once it is saved Own records Amounts As now .*All other records Amounts Now: Standing without amounts/,
  );
  page.sayRights(ok({ ...alone, people: [priya({ said: { ...NOTHING, all: 'amounts' } })] }));
  await submit(page, 'Save');
  expect(page.service.bodies).toEqual([{ kind: 'user', id: '1', said: { ...NOTHING, all: 'amounts' }, seen: NOTHING }]);
  expect(isDisabled(page)).toBe(true);
  expect(page.renderer.find(Select, { name: 'user-1-all' }).props.value).toBe('amounts');
  await fill(page, 'user-1-all', 'unsaid');
  await submit(page, 'Save');
  expect(page.service.bodies[1]).toEqual({
    ...{ kind: 'user', id: '1', said: NOTHING },
    seen: { ...NOTHING, all: 'amounts' },
  });
});

test('of a team it is said how many people could do what', async () => {
  const page = await openPeople(ok(rights({ people: [], found: 0 })));
  expect(rowOf(page, 'North')).toBe('North 8 people Amounts and invoices Not set Not set');
  page.service.on(rightsDoors.outcome, () =>
    ok(
      outcome({
        people: 8,
        then: {
          ...outcome().then,
          others: [
            { right: 'admin', people: 1 },
            { right: 'amounts', people: 7 },
          ],
        },
      }),
    ),
  );
  await fill(page, 'team-9-all', 'amounts');
  expect(wordsIn(panelOf(page, 'rights-team-9'))).toContain('Everything: 1 person, Amounts: 7 people');
});

test('changed by somebody else meanwhile: it says how it stands now, and the choice is kept or dropped', async () => {
  const page = await openPeople(ok(alone));
  page.service.on(rightsDoors.change, () => problem({ code: 'conflict', message: 'Somebody was faster.' }));
  await fill(page, 'user-1-all', 'amounts');
  const now = { ...NOTHING, own: 'none' as const };
  page.sayRights(ok({ ...alone, people: [priya({ said: now })] }));
  await submit(page, 'Save');
  const alert = panelOf(page, 'rights-user-1').find(Alert);
  expect(alert.props.title).toBe('Somebody has changed this meanwhile');
  expect(wordsIn(alert)).toContain('Nothing of yours is saved. Set by now: Own records: Nothing');
  expect(isDisabled(page)).toBe(true);
  page.service.on(rightsDoors.change, () => ok('changed'));
  await click(page, 'Keep my choice');
  await submit(page, 'Save');
  expect(page.service.bodies.at(-1)).toMatchObject({ said: { ...NOTHING, all: 'amounts' }, seen: now });
  page.sayRights(ok(alone));
  await fill(page, 'user-1-all', 'invoice');
  page.service.on(rightsDoors.change, () => problem({ code: 'conflict', message: 'Somebody was faster.' }));
  await submit(page, 'Save');
  expect(page.words()).toContain('Set by now: Nothing: the default and the teams count');
  await click(page, 'Start from how it is now');
  expect(page.renderer.find(Select, { name: 'user-1-all' }).props.value).toBe('unsaid');
  expect([isDisabled(page), page.renderer.maybeFind(Alert)]).toEqual([true, null]);
});

test('a refusal that nobody else has caused is told in the service’s words', async () => {
  const page = await openPeople(ok(alone));
  page.service.on(rightsDoors.change, () => problem({ code: 'conflict', message: 'They are an admin.', fix: 'Look.' }));
  await fill(page, 'user-1-all', 'none');
  await submit(page, 'Save');
  expect(wordsIn(panelOf(page, 'rights-user-1'))).toContain('They are an admin. Look.');
});

test('what HubSpot no longer has is taken away with one click', async () => {
  const gone = { teamId: '77', name: 'Team 77', people: 0, said: { ...NOTHING, all: 'approve' as const } };
  const departed = [{ userId: '12', name: 'Ann Lee', said: { ...NOTHING, own: 'invoice' as const } }];
  const page = await openPeople(ok(rights({ people: [priya()], teams: [gone], departed })));
  expect(page.words()).toMatch(/Team 77 No longer in HubSpot, or nobody is in it/);
  expect(page.words()).toMatch(/Ann Lee Own records: Amounts and invoices/);
  buttonsOf(page, 'Take away')[0]?.trigger('onClick');
  await click(page, 'Take away');
  expect(page.service.bodies).toEqual([
    { kind: 'team', id: '77', said: NOTHING, seen: gone.said },
    { kind: 'user', id: '12', said: NOTHING, seen: departed[0]?.said },
  ]);
});

test('many people come page by page, and are looked for by name', async () => {
  const page = await openPeople(ok(rights({ found: 2000, pageCount: 80 })));
  expect(page.words()).toContain('2000 people');
  const table = page.renderer.findAll(Table)[0]!;
  expect(table.props).toMatchObject({ paginated: true, page: 1, pageCount: 80 });
  (table.trigger as (event: string, page: number) => void)('onPageChange', 2);
  await fill(page, 'people-search', ' nair ');
  expect(page.service.calls.filter((call) => call.startsWith('GET /settings/rights?'))).toEqual([
    'GET /settings/rights?search=&page=1',
    'GET /settings/rights?search=&page=2',
    'GET /settings/rights?search=nair&page=1',
  ]);
});

test('nobody is found, or nobody known yet: each says so, and what to do', async () => {
  const page = await openPeople();
  page.sayRights(ok(rights({ people: [], found: 0 })));
  await fill(page, 'people-search', 'zz');
  expect(page.renderer.find(EmptyState).props.title).toBe('Nobody is called that');
  expect(page.words()).toContain('Teams');
  await click(page, 'Show everybody');
  expect(page.renderer.find(EmptyState).props.title).toBe('Nobody is known yet');
  page.sayRights(ok(rights()));
  await click(page, 'Look again');
  expect(page.words()).toContain('Priya Nair');
});

test('what cannot be read is told, with another try, and the admins are there all the same', async () => {
  const page = await openPeople(problem({ message: 'Something went wrong on our side.', fix: 'Try again.' }));
  expect(page.renderer.find(ErrorState).props.title).toBe('Something went wrong on our side.');
  expect(page.words()).toContain('Installed Tieout');
  page.sayRights(ok(rights()));
  await click(page, 'Try again');
  expect(page.words()).toContain('Priya Nair');
});

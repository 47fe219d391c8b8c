import {
  Alert,
  Button,
  Checkbox,
  EmptyState,
  ErrorState,
  Form,
  Link,
  LoadingButton,
  LoadingSpinner,
  Select,
  Table,
  TextArea,
} from '@hubspot/ui-extensions';
import { jest } from '@jest/globals';
import type { IssueView } from '../../src/contract/issues.ts';
import { settle } from './support/open-card.tsx';
import { doors, issue, listOf, openIssues, openList } from './support/open-issues.tsx';
import { ok, problem } from './support/service.ts';

type Opened = Awaited<ReturnType<typeof openList>>;

const named =
  (words: string) =>
  ({ text }: { text: string | null }): boolean =>
    text === words;
const button = ({ renderer }: Opened, words: string) =>
  [...renderer.findAll(Button, named(words)), ...renderer.findAll(LoadingButton, named(words))].at(-1);
async function click(page: Opened, words: string): Promise<void> {
  const found = button(page, words);
  if (!found) throw new Error(`No button says “${words}”`);
  found.trigger('onClick');
  await settle();
}
async function wait(milliseconds: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(milliseconds);
  await settle();
}

test('loading, a failure with another try, and no permission', async () => {
  const waiting = await openIssues(() => new Promise(() => undefined));
  expect(waiting.renderer.find(LoadingSpinner).props.label).toBe('Looking for what did not go through');
  let answer: unknown = 'no answer of ours';
  const broken = await openIssues(() => answer);
  expect(broken.renderer.find(ErrorState).props.title).toBe('Tieout cannot be reached just now.');
  answer = ok(listOf([issue()]));
  await click(broken, 'Try again');
  expect(broken.words()).toContain('New signs');
  const shut = await openIssues(() => problem({ code: 'not_allowed', message: 'You may not see this.' }));
  expect(shut.renderer.find(ErrorState).props).toMatchObject({ type: 'lock', title: 'You may not see this.' });
});

test('nothing is stuck', async () => {
  const page = await openList(listOf([]));
  expect(page.renderer.find(EmptyState).props.title).toBe('Nothing is stuck');
});

test('an issue says what it is about, what happened, since when, how often, and what can be done', async () => {
  const document = { number: 'INV-7', xeroUrl: 'https://go.xero.com/app/!a/invoicing/view/7' };
  const about = { ...issue().about, document };
  const page = await openList(listOf([issue({ about })]));
  expect(page.words()).toMatch(/Not written to Xero HubSpot → Xero New signs INV-7 in Xero The invoice was not made/);
  expect(page.words()).toMatch(/2 times/);
  expect(
    page.renderer
      .find(Table)
      .findAll(Link)
      .slice(0, 2)
      .map(({ props }) => props.href),
  ).toEqual(['/contacts/123/record/0-3/5', { url: document.xeroUrl, external: true }]);
  expect(page.words()).toContain('Account code 999 is not valid.');
});

test('who sees own records alone is told so, and who may do nothing finds no button', async () => {
  const page = await openList(listOf([issue({ actions: [] })], { sees: 'own' }));
  expect(page.words()).toContain('You see what is about your own records.');
  expect([page.renderer.findAll(Checkbox), page.renderer.findAll(LoadingButton)]).toEqual([[], []]);
});

test('one is run again: progress, then its outcome, and it has left the list', async () => {
  const ran = (state: 'asked' | 'done'): IssueView =>
    issue({
      closedAt: state === 'done' ? '2026-11-27T12:00:00.000Z' : null,
      run: { runId: 'r', state, words: null, by: 'a@b.test', at: '2026-11-27T12:00:00.000Z' },
      actions: [],
    });
  let state: 'asked' | 'done' = 'asked';
  const page = await openIssues((path) => {
    if (path.includes('run=')) return ok(listOf([ran(state)]));
    return ok(listOf(state === 'done' ? [] : [issue()]));
  });
  page.service.on(doors.run, (_path, body) => ok({ runId: body?.['runId'], asked: 1, left: 0 }));
  await click(page, 'Run again');
  expect(page.service.bodies).toMatchObject([{ ids: ['i1'] }]);
  await wait(600);
  expect(button(page, 'Run again')?.props.disabled).toBe(true);
  state = 'done';
  await wait(1500);
  expect(page.words()).toMatch(/Went through New signs/);
  expect(page.renderer.find(EmptyState).props.title).toBe('Nothing is stuck');
});

test('many are selected, and all of a kind are run by one click; what was refused says why', async () => {
  const two = [issue(), issue({ issueId: 'i2' })];
  const failedRun = {
    runId: 'r',
    state: 'failed',
    words: 'Xero refused.',
    by: 'a',
    at: '2026-11-27T12:00:00.000Z',
  } as const;
  const page = await openIssues((path) =>
    ok(listOf(path.includes('run=') ? two.map((one) => ({ ...one, run: failedRun })) : two)),
  );
  page.service.on(doors.run, () => ok({ runId: 'r', asked: 2, left: 7 }));
  expect(button(page, 'Run selected again')?.props.disabled).toBe(true);
  await click(page, 'Select all on this page');
  await click(page, 'Run 2 issues again');
  expect(page.service.bodies).toMatchObject([{ ids: ['i1', 'i2'] }]);
  await wait(600);
  expect(page.words()).toMatch(/Not yet New signs: Xero refused\..*7 issues more of this kind/);
  page.renderer.find(Select, { name: 'kind' }).trigger('onChange', 'write_failed' as never);
  await settle();
  await click(page, 'Run all 2 of this kind again');
  expect(page.service.bodies.at(-1)).toMatchObject({ kind: 'write_failed' });
  page.service.on(doors.run, () => problem({ code: 'conflict', message: 'Nothing of this can be run now.' }));
  await wait(600);
  await click(page, 'Run all 2 of this kind again');
  expect(page.words()).toContain('Nothing of this can be run now.');
});

test('while another page is on its way, nothing of the page before can be acted on', async () => {
  let answer: unknown = ok(listOf([issue()], { next: '0_9_i1' }));
  const page = await openIssues(() => answer);
  answer = new Promise(() => undefined);
  await click(page, 'Next page');
  expect(page.renderer.find(LoadingSpinner).props.label).toBe('Looking for these issues');
  expect([page.renderer.findAll(Table), button(page, 'Details')]).toEqual([[], undefined]);
});

test('pages go forth and back by the cursor', async () => {
  const page = await openIssues((path) => ok(listOf([issue()], { next: path.includes('cursor=') ? null : '0_9_i1' })));
  await click(page, 'Next page');
  expect(page.service.calls.at(-1)).toBe('GET /pages/issues?state=open&order=newest&cursor=0_9_i1');
  expect(button(page, 'Next page')?.props.disabled).toBe(true);
  await click(page, 'Previous page');
  expect(page.service.calls.at(-1)).toBe('GET /pages/issues?state=open&order=newest');
});

test('an issue is put aside with a reason, and a refusal stays readable', async () => {
  const page = await openList(listOf([issue()]));
  page.service.on(doors.dismiss, () => problem({ code: 'conflict', message: 'This issue is closed already.' }));
  const panel = () => button(page, 'Details')?.props.overlay as unknown as typeof page.renderer;
  expect(panel().find(LoadingButton).props.disabled).toBe(true);
  panel()
    .find(TextArea)
    .trigger('onInput', 'Both are meant.' as never);
  await settle();
  panel()
    .find(Form)
    .trigger('onSubmit', {} as never);
  await settle();
  expect(page.service.bodies).toEqual([{ id: 'i1', reason: 'Both are meant.' }]);
  expect(panel().find(Alert).props.title).toBe('This issue is closed already.');
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSmall } from '../testing/start-small.ts';
import { appWith, genuine, ORIGIN, until, useCalls } from '../testing/use-calls.ts';
import type { WorkflowAction } from './action.ts';
import type { Execution } from './memory.ts';

const action: WorkflowAction = {
  uid: 'create-invoice',
  actionUrl: `${ORIGIN}/workflow-actions/create-invoice`,
  isPublished: true,
  objectTypes: ['DEAL'],
  properties: ['amount', 'dealname', 'description'],
  inputFields: [
    { name: 'invoice_status', isRequired: true },
    { name: 'note', isRequired: false },
  ],
  outputFields: ['invoice_number'],
};
const draft = { ...action, uid: 'not-yet', actionUrl: `${ORIGIN}/draft`, isPublished: false };
const app = appWith({ optionalScopes: ['automation'], workflowActions: [action, draft] });
const house = useCalls({ app });

const MINUTE_S = 60;
const DAY_S = 24 * 3600;
const deal = { uid: 'create-invoice', objectType: 'deals', objectId: '301', inputFields: { invoice_status: 'DRAFT' } };

const enrol = (more: object = {}) => house.control<Execution>('POST', '/workflow', { ...deal, ...more });
const executions = async () =>
  (await house.control<{ executions: Execution[] }>('GET', '/workflow')).executions.map(({ state }) => state);
const states = () => house.hubspot.state.data.workflows.executions.map(({ state }) => state);
const complete = (callbackId: string, outputFields: object, more: object = { typedOutputs: {} }) =>
  house.hubspot.api(house.token, `/automation/actions/callbacks/2026-09/${callbackId}/complete`, {
    outputFields,
    ...more,
  });

test('the app gets the documented body, signed in both ways, and its outputs are kept as far as it declares them', async () => {
  house.reply = () => ({ outputFields: { invoice_number: 1042, secret: 'x', hs_execution_state: 'SUCCESS' } });
  const execution = await enrol();
  expect(house.received.map(({ method, url }) => [method, url])).toEqual([
    ['POST', '/workflow-actions/create-invoice'],
  ]);
  expect(JSON.parse(house.received[0]!.body)).toEqual({
    callbackId: 'ap-62515-301-1-0',
    origin: { portalId: 62515, actionDefinitionId: expect.any(Number) as number, actionDefinitionVersion: 1 },
    context: { source: 'WORKFLOWS', workflowId: expect.any(Number) as number },
    object: { objectId: 301, objectType: 'DEAL', properties: { amount: '1200.50', dealname: 'Shop front' } },
    inputFields: { invoice_status: 'DRAFT' },
  });
  expect(genuine(house.received[0]!)).toEqual({ older: 'v2', v3: true });
  expect(execution).toMatchObject({ state: 'SUCCESS', attempts: 1, outputFields: { invoice_number: '1042' } });
  expect(execution.outputFields).toEqual({ invoice_number: '1042' });
});

test.each([
  ['an empty 200', 204, 'SUCCESS'],
  ['no state', { outputFields: {} }, 'SUCCESS'],
  ['FAIL_CONTINUE', { outputFields: { hs_execution_state: 'FAIL_CONTINUE' } }, 'FAIL_CONTINUE'],
  ['an unknown state', { outputFields: { hs_execution_state: 'MAYBE' } }, 'FAILED'],
  ['outputs that are none', { outputFields: [] }, 'FAILED'],
  [
    'an expiration that is none',
    { outputFields: { hs_execution_state: 'BLOCK', hs_expiration_duration: '2 days' } },
    'FAILED',
  ],
  ['401', 401, 'FAILED'],
  ['400', 400, 'FAILED'],
  ['a redirect', 302, 'FAILED'],
])('%s is the end of it, and nothing is tried again', async (_what, reply, state) => {
  house.reply = () => reply;
  expect((await enrol()).state).toBe(state);
  house.hubspot.clock.advance(DAY_S);
  expect(await executions()).toEqual([state]);
  expect(house.received).toHaveLength(1);
});

test.each([['503', 503] as const, ['no answer', 'never'] as const, ['429', 429] as const])(
  '%s is tried again, later each time, with the same callback',
  async (_what, reply) => {
    house.reply = (_request, call) => (call < 3 ? reply : { outputFields: { invoice_number: '7' } });
    expect(await enrol()).toMatchObject({ state: 'CALLING', attempts: 1 });
    house.hubspot.clock.advance(MINUTE_S - 5);
    expect(house.received).toHaveLength(1);
    house.hubspot.clock.advance(6);
    await until(() => house.hubspot.state.data.workflows.executions[0]!.attempts === 2);
    house.hubspot.clock.advance(2 * MINUTE_S + 1);
    await until(() => states()[0] === 'SUCCESS');
    const bodies = house.received.map(({ body }) => (JSON.parse(body) as { callbackId: string }).callbackId);
    expect(new Set(bodies).size).toBe(1);
    expect(bodies).toHaveLength(3);
  },
);

test('a 429 is tried again when its Retry-After says', async () => {
  house.reply = (_request, call) =>
    call > 1 ? {} : (response) => void response.writeHead(429, { 'retry-after': '600' }).end();
  await enrol();
  house.hubspot.clock.advance(9 * MINUTE_S);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(house.received).toHaveLength(1);
  house.hubspot.clock.advance(MINUTE_S + 1);
  await until(() => states()[0] === 'SUCCESS');
});

test('after three days of failures it has failed', async () => {
  house.reply = () => 500;
  await enrol();
  for (let step = 0; step < 20 && states()[0] === 'CALLING'; step += 1) {
    const { attempts } = house.hubspot.state.data.workflows.executions[0]!;
    house.hubspot.clock.advance(12 * 3600);
    await until(() => house.hubspot.state.data.workflows.executions[0]!.attempts > attempts);
  }
  expect(house.hubspot.state.data.workflows.executions).toMatchObject([
    { state: 'FAILED', reason: 'Answered 500, for three days' },
  ]);
});

test('what is blocked is completed by the app, once, with a state that is one', async () => {
  house.reply = () => ({ outputFields: { hs_execution_state: 'BLOCK' } });
  const { callbackId, state, expiresAt, startedAt } = await enrol();
  expect(state).toBe('BLOCKED');
  expect(Math.round((Date.parse(expiresAt!) - Date.parse(startedAt)) / 1000 / DAY_S)).toBe(7);
  expect((await complete(callbackId, { hs_execution_state: 'BLOCK' })).status).toBe(400);
  expect((await complete(callbackId, {}, {})).status).toBe(400);
  expect((await complete('ap-1-1-1-0', { hs_execution_state: 'SUCCESS' })).status).toBe(404);
  const done = await complete(callbackId, { hs_execution_state: 'SUCCESS', invoice_number: 'INV-9' });
  expect(done.status).toBe(204);
  expect(house.hubspot.state.data.workflows.executions).toMatchObject([
    { state: 'SUCCESS', outputFields: { invoice_number: 'INV-9' } },
  ]);
  expect((await complete(callbackId, { hs_execution_state: 'FAIL_CONTINUE' })).status).toBe(400);
});

test('the app cannot complete what it was asked for before it has answered', async () => {
  const seen: number[] = [];
  house.reply =
    ({ body }) =>
    (response) => {
      const { callbackId } = JSON.parse(body) as { callbackId: string };
      void complete(callbackId, { hs_execution_state: 'SUCCESS' }).then(({ status }) => {
        seen.push(status);
        response.end('{"outputFields":{"hs_execution_state":"BLOCK"}}');
      });
    };
  expect((await enrol()).state).toBe('BLOCKED');
  expect(seen).toEqual([400]);
});

test('several are completed at once, all or none', async () => {
  house.reply = () => ({ outputFields: { hs_execution_state: 'BLOCK' } });
  const [one, other] = [await enrol(), await enrol()];
  const input = ({ callbackId }: Pick<Execution, 'callbackId'>) => ({
    callbackId,
    outputFields: { hs_execution_state: 'FAIL_CONTINUE' },
    typedOutputs: {},
  });
  const batch = async (inputs: object[]) =>
    (await house.hubspot.api(house.token, '/automation/actions/callbacks/2026-09/complete', { inputs })).status;
  expect(await batch([input(one), input({ callbackId: 'unknown' })])).toBe(404);
  expect(states()).toEqual(['BLOCKED', 'BLOCKED']);
  expect(await batch([input(one), input(other)])).toBe(204);
  expect(states()).toEqual(['FAIL_CONTINUE', 'FAIL_CONTINUE']);
});

test('a completion needs the scope automation', async () => {
  const token = await house.hubspot.token();
  const path = '/automation/actions/callbacks/2026-09/x/complete';
  expect(await house.hubspot.api(token, path, { outputFields: {}, typedOutputs: {} })).toMatchObject({
    status: 403,
    body: { errors: [{ context: { requiredGranularScopes: ['automation'] } }] },
  });
});

test('what is blocked expires when the app said, and can then not be completed', async () => {
  house.reply = () => ({ outputFields: { hs_execution_state: 'BLOCK', hs_expiration_duration: 'P1DT12H' } });
  const { callbackId } = await enrol();
  house.hubspot.clock.advance(1.5 * DAY_S - MINUTE_S);
  expect(await executions()).toEqual(['BLOCKED']);
  house.hubspot.clock.advance(MINUTE_S + 1);
  await until(() => states()[0] === 'EXPIRED');
  house.token = await house.hubspot.token(['automation']);
  expect((await complete(callbackId, { hs_execution_state: 'SUCCESS' })).status).toBe(400);
});

test.each([
  ['an unknown action', { uid: 'nothing' }, /no such action/],
  ['an action that is not published', { uid: 'not-yet' }, /not published/],
  ['a kind of record that it is not for', { objectType: 'contacts', objectId: '201' }, /not for contacts/],
  ['a record that is not there', { objectId: '999' }, /no deal 999/],
  ['without an input that it requires', { inputFields: {} }, /needs the input invoice_status/],
  ['with an input that it has not', { inputFields: { invoice_status: 'x', more: 'y' } }, /no input more/],
])('%s is not played', async (_what, more, message) => {
  await expect(enrol(more)).rejects.toThrow(message);
  expect(house.received).toEqual([]);
});

test('an action is found by its address too, and not played while the app is not installed', async () => {
  const { actionUrl } = action;
  expect(await enrol({ uid: undefined, actionUrl })).toMatchObject({ uid: 'create-invoice', state: 'SUCCESS' });
  await house.control('POST', '/uninstall');
  await expect(enrol()).rejects.toThrow(/not installed/);
});

test('what waits for its next attempt fails once the record is gone', async () => {
  house.reply = () => 503;
  await enrol();
  house.hubspot.state.data.records.deals['301']!.archived = true;
  house.hubspot.clock.advance(MINUTE_S + 1);
  await until(() => states()[0] === 'FAILED');
  expect(house.received).toHaveLength(1);
});

test('attempts outlive a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hubspot-workflow-'));
  const options = { stateFile: join(folder, 'hubspot.json'), app, timeoutMs: 300 };
  try {
    const first = await startSmall(options);
    await first.token();
    await first.control('POST', '/workflow', deal);
    await first.close();
    const second = await startSmall(options);
    second.clock.advance(MINUTE_S + 1);
    await until(() => second.state.data.workflows.executions[0]?.attempts === 2);
    await second.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});

import { appWith, ORIGIN, useCalls } from '../../sandbox/hubspot/testing/use-calls.ts';
import { subscriptionSchema } from '../../sandbox/hubspot/webhooks/config.ts';
import type { Execution } from '../../sandbox/hubspot/workflow/memory.ts';
import { loadSpec, validateRequest, validateResponse } from '../support/specs.ts';
import { tally } from './tally.ts';
import { withDocuments } from './with-documents.ts';

const PATH = '/automation/actions/callbacks/2026-09';
const action = {
  uid: 'create-invoice',
  actionUrl: `${ORIGIN}/workflow-actions/create-invoice`,
  isPublished: true,
  objectTypes: ['DEAL'],
  properties: [],
  inputFields: [],
  outputFields: [],
};

withDocuments('what the app completes and is told, against the documents of HubSpot', () => {
  const house = useCalls({ app: appWith({ optionalScopes: ['automation'], workflowActions: [action] }) });

  const check = async (path: string, body: object): Promise<[status: number, faults: string[]]> => {
    const operation = (await loadSpec('hubspot/actionsV4')).operationOf('post', path);
    if (operation === undefined) throw new Error(`POST ${path} is not documented`);
    const request = { query: new URLSearchParams(), headers: {}, body, mediaType: 'application/json' };
    const answer = await house.hubspot.api(house.token, path, body);
    const shown = answer.status === 204 ? undefined : answer.body;
    const faults = [...validateRequest(operation, request), ...validateResponse(operation, answer.status, shown)];
    const id = path.endsWith('callbacks/2026-09/complete') ? 'callbacks.completeBatch' : 'callbacks.complete';
    tally({ judge: 'callbacks', vendor: 'HubSpot', operation: id, status: answer.status, violations: faults });
    return [answer.status, faults];
  };

  test('a completion, one or many, and each refusal fit the document', async () => {
    house.reply = () => ({ outputFields: { hs_execution_state: 'BLOCK' } });
    const enrol = () =>
      house.control<Execution>('POST', '/workflow', { uid: action.uid, objectType: 'deals', objectId: '301' });
    const [one, other] = [await enrol(), await enrol()];
    const done = { outputFields: { hs_execution_state: 'SUCCESS' }, typedOutputs: {} };
    const inputs = [{ ...done, callbackId: other.callbackId }];
    expect(await check(`${PATH}/${one.callbackId}/complete`, done)).toEqual([204, []]);
    expect(await check(`${PATH}/${one.callbackId}/complete`, done)).toEqual([400, []]);
    expect(await check(`${PATH}/unknown/complete`, done)).toEqual([404, []]);
    expect(await check(`${PATH}/complete`, { inputs })).toEqual([204, []]);
  });

  test('the app can subscribe to every `object.*` that the document knows, and to deletions for privacy', async () => {
    const spec = await loadSpec('hubspot/webhooks');
    const operation = spec.operationOf('post', '/app-webhooks/2026-09/1/subscriptions');
    if (operation === undefined) throw new Error('Subscribing is not documented');
    const documented = (eventType: string): boolean =>
      validateRequest(operation, {
        query: new URLSearchParams(),
        headers: {},
        body: { eventType, active: true },
        mediaType: 'application/json',
      }).length === 0;
    const taken = ['creation', 'deletion', 'merge', 'restore', 'propertyChange', 'associationChange'].filter((kind) => {
      const subscription = { subscriptionType: `object.${kind}`, objectType: 'deal' };
      const property = kind === 'propertyChange' ? { propertyName: 'amount' } : {};
      return subscriptionSchema.safeParse({ ...subscription, ...property }).success && documented(`object.${kind}`);
    });
    expect(taken).toHaveLength(6);
    expect(subscriptionSchema.safeParse({ subscriptionType: 'contact.privacyDeletion' }).success).toBe(true);
    expect([documented('contact.privacyDeletion'), documented('object.explosion')]).toEqual([true, false]);
  });
});

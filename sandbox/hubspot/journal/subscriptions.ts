import { z } from 'zod';
import { errorAnswer, invalid, notPlayed, type Answer } from '../answer.ts';
import type { ApiOperation, Portal } from '../api.ts';
import type { App } from '../options.ts';
import { jsonBody } from '../request.ts';
import { lifecycleEventTypes } from './journal.ts';
import type { Subscription } from './memory.ts';

const READ = ['developer.webhooks_journal.subscriptions.read'];
const WRITE = ['developer.webhooks_journal.subscriptions.write'];
const PATH = '/webhooks-journal/subscriptions/2026-03';

const wanted = z.looseObject({ subscriptionType: z.string() });
const lifecycle = z.strictObject({
  subscriptionType: z.literal('APP_LIFECYCLE_EVENT'),
  eventTypeId: z.string(),
  properties: z.array(z.string()),
});

const present = (app: App, { id, eventTypeId, properties, createdAt }: Subscription): object => ({
  id,
  appId: app.appId,
  subscriptionType: 'APP_LIFECYCLE_EVENT',
  eventTypeId,
  objectTypeId: eventTypeId,
  actions: Object.entries(lifecycleEventTypes).flatMap(([action, type]) => (type === eventTypeId ? [action] : [])),
  properties,
  createdAt,
  updatedAt: createdAt,
});

const subscribe = ({ state, clock }: Portal, app: App, body: z.infer<typeof lifecycle>): Answer => {
  const { journal } = state;
  const { eventTypeId, properties } = body;
  if (!Object.values(lifecycleEventTypes).includes(eventTypeId)) return invalid(`Unknown event type ${eventTypeId}`);
  if (journal.subscriptions.some((one) => one.eventTypeId === eventTypeId)) {
    const message = `The app has subscribed to ${eventTypeId} already`;
    return errorAnswer({ status: 409, category: 'CONFLICT', message });
  }
  const id = journal.nextSubscriptionId;
  const subscription = { id, eventTypeId, properties, createdAt: clock.now().toISOString() };
  journal.subscriptions.push(subscription);
  journal.nextSubscriptionId += 1;
  return { status: 200, body: present(app, subscription) };
};

const unknown = (id: string): Answer =>
  errorAnswer({ status: 404, category: 'OBJECT_NOT_FOUND', message: `There is no subscription ${id}` });

/** Subscriptions of the journal: those to the life of the app are played, others answer 501. */
export const subscriptionOperations = (portal: Portal, app: App): ApiOperation[] => {
  const { journal } = portal.state;
  const find = (id: string): Subscription | undefined => journal.subscriptions.find((one) => String(one.id) === id);
  return [
    {
      ...{ id: 'journal.subscriptions.create', method: 'post', path: PATH, scopes: WRITE },
      answer({ request }) {
        const any = jsonBody(request, wanted);
        if (!any.ok) return any.answer;
        const { subscriptionType } = any.value;
        if (subscriptionType !== 'APP_LIFECYCLE_EVENT') return notPlayed(`subscriptions of type ${subscriptionType}`);
        const body = jsonBody(request, lifecycle);
        return body.ok ? subscribe(portal, app, body.value) : body.answer;
      },
    },
    {
      ...{ id: 'journal.subscriptions.list', method: 'get', path: PATH, scopes: READ },
      answer: () => ({ status: 200, body: { results: journal.subscriptions.map((one) => present(app, one)) } }),
    },
    {
      ...{ id: 'journal.subscriptions.get', method: 'get', path: `${PATH}/:subscriptionId`, scopes: READ },
      answer({ request }) {
        const id = String(request.params['subscriptionId']);
        const found = find(id);
        return found === undefined ? unknown(id) : { status: 200, body: present(app, found) };
      },
    },
    {
      ...{ id: 'journal.subscriptions.delete', method: 'delete', path: `${PATH}/:subscriptionId`, scopes: WRITE },
      answer({ request }) {
        const id = String(request.params['subscriptionId']);
        if (find(id) === undefined) return unknown(id);
        journal.subscriptions = journal.subscriptions.filter((one) => String(one.id) !== id);
        return { status: 204, body: undefined };
      },
    },
  ];
};

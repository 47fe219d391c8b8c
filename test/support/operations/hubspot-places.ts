import type { Implemented } from '../../../scripts/sandbox/implemented.ts';
import { newValues } from './hubspot-bodies.ts';
import { world, type House } from './operation-house.ts';

/*
 * Where each operation of the HubSpot stand-in finds something that it can be done to. What the uk world has not (tasks, notes, a
 * property of the app's own, a subscription) is made first, by the API itself.
 */

const { hubspot } = world;
const [link] = hubspot.associations;
if (!link) throw new Error('The uk world has associations');

const names: Record<string, string> = {
  '0-1': 'contacts',
  '0-2': 'companies',
  '0-3': 'deals',
  '0-8': 'line_items',
  '0-7': 'products',
  '0-14': 'quotes',
  '0-27': 'tasks',
  '0-46': 'notes',
};
const lists: Record<string, { id: string }[]> = { ...hubspot, line_items: hubspot.lineItems } as never;

/** The type of object that a path is about, by its name. */
export const typeOf = (path: string): string => {
  const segment = path.split('/')[4] ?? '';
  return names[segment] ?? segment;
};

/** Two records of a type in the uk world; none of tasks and notes. */
export const recordsOf = (type: string): string[] => (lists[type] ?? []).slice(0, 2).map(({ id }) => id);

/** Two records that belong together, and a company that neither knows. */
export const linked = link;
export const unlinked = hubspot.companies.find(
  ({ id }) => !hubspot.associations.some(({ from, to }) => from.id === link.from.id && to.id === id),
)!.id;
/** A property that the trial makes. */
export const MADE = 'made_here';
const JOURNAL = '/webhooks-journal/journal/2026-03';

type Place = (house: House, operation: Implemented) => Promise<string> | string;

/** A record of the type that an operation is about: one of the uk world, or one made for it. */
export async function recordOf(house: House, { path }: Implemented): Promise<string> {
  const type = typeOf(path);
  const [known] = recordsOf(type);
  if (known !== undefined) return known;
  const create = house.implemented.find(({ id }) => id === `${type}.create`)!;
  const body = { properties: newValues(type), associations: [] };
  const made = await house.ask(create, { method: 'post', path: create.path, body });
  return String((made.answer as { id: unknown }).id);
}

async function property(house: House, operation: Implemented): Promise<string> {
  if (operation.id.endsWith('.get')) return 'hs_object_id';
  const type = typeOf(operation.path);
  const body = { name: MADE, label: 'Made', type: 'string', fieldType: 'text', groupName: groupOf(type) };
  await house.ask(operation, { method: 'post', path: `/crm/properties/2026-09/${type}`, body });
  return MADE;
}

/** A group that every type has; one that may be changed is made first. */
async function group(house: House, operation: Implemented): Promise<string> {
  const type = typeOf(operation.path);
  if (operation.id.endsWith('.get')) return groupOf(type);
  const body = { name: MADE, label: 'Made' };
  await house.ask(operation, { method: 'post', path: `/crm/properties/2026-09/${type}/groups`, body });
  return MADE;
}

/** The group of properties that every type of object has. */
export const groupOf = (type: string): string =>
  `${type === 'companies' ? 'company' : type.replace('_', '').slice(0, -1)}information`;

/** A subscription of the app to installs. */
export const LIFECYCLE = { subscriptionType: 'APP_LIFECYCLE_EVENT', eventTypeId: '4-1916193', properties: [] };

async function subscription(house: House, operation: Implemented): Promise<string> {
  const path = '/webhooks-journal/subscriptions/2026-03';
  const made = await house.ask(operation, { method: 'post', path, body: LIFECYCLE });
  return String((made.answer as { id: unknown }).id);
}

/** A journal that holds something: the app was uninstalled. */
export async function offsetOf(house: House, operation: Implemented): Promise<string> {
  const read = await house.ask(operation, { method: 'get', path: `${JOURNAL}/earliest` });
  return String((read.answer as { currentOffset: unknown }).currentOffset);
}

const places: Record<string, Place> = {
  objectId: recordOf,
  propertyName: property,
  groupName: group,
  ownerId: () => hubspot.users[0]!.ownerId,
  pipelineId: () => hubspot.pipelines[0]!.id,
  from: () => link.from.objectType,
  to: () => link.to.objectType,
  id: () => link.from.id,
  toId: (_house, { method }) => (method === 'put' ? unlinked : link.to.id),
  subscriptionId: subscription,
  offset: offsetOf,
  count: () => '10',
  callbackId: () => 'unknown',
};

/** The path of an operation in that house, with something there in each place of it. */
export async function hubspotPath(house: House, operation: Implemented): Promise<string> {
  if (operation.path.startsWith(JOURNAL)) {
    await subscription(house, operation);
    await house.control('/uninstall', {});
  }
  let path = '';
  for (const segment of operation.path.split('/').slice(1))
    path += `/${segment.startsWith(':') ? await places[segment.slice(1)]!(house, operation) : segment}`;
  return path;
}

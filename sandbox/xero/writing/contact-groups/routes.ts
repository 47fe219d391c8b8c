import { writeBatch, type WriteCall } from '../batch.ts';
import { batch, on, type Route } from '../route.ts';
import { createGroup, groupAt } from './groups.ts';
import { addMembers } from './members.ts';

const scopes = ['accounting.contacts'];
const path = '/ContactGroups';

const find = ({ organisation, key }: WriteCall) => groupAt(organisation, key);

export const contactGroupRoutes: readonly Route[] = [
  { id: 'createContactGroup', method: 'put', path, scopes, serve: batch(createGroup) },
  {
    id: 'createContactGroupContacts',
    method: 'put',
    path: `${path}/:key/Contacts`,
    scopes,
    serve: on(find, (call) => writeBatch(addMembers, call)),
  },
];

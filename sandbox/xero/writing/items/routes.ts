import { read } from '../../resources/scopes.ts';
import { writeBatch, type WriteCall } from '../batch.ts';
import type { Documented } from '../documents/history.ts';
import { batch, historyRoutes, on, type Route } from '../route.ts';
import { createItems, deleteItem, itemAt, updateItem, updateOrCreateItems } from './write-item.ts';

const scopes = ['accounting.invoices', 'accounting.settings'];
const query = ['summarizeErrors', 'unitdp'];
const path = '/Items';
const onePath = `${path}/:key`;

const find = ({ organisation, key }: WriteCall) => itemAt(organisation, key);

const documented = (call: WriteCall): Documented | undefined => {
  const item = find(call);
  return item && { id: item.itemId, details: item.code, createdAt: item.updatedAt };
};

export const itemRoutes: readonly Route[] = [
  { id: 'createItems', method: 'put', path, scopes, query, serve: batch(createItems) },
  { id: 'updateOrCreateItems', method: 'post', path, scopes, query, serve: batch(updateOrCreateItems) },
  {
    id: 'updateItem',
    method: 'post',
    path: onePath,
    scopes,
    query: ['unitdp'],
    serve: on(find, (call) => writeBatch(updateItem, call)),
  },
  { id: 'deleteItem', method: 'delete', path: onePath, scopes, serve: on(find, deleteItem) },
  ...historyRoutes('Item', { path: onePath, reads: read('invoices', 'settings'), writes: scopes, find: documented }),
];

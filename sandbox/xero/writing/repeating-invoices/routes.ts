import { read } from '../../resources/scopes.ts';
import { writeBatch, type WriteCall } from '../batch.ts';
import type { Documented } from '../documents/history.ts';
import { batch, historyRoutes, on, type Route } from '../route.ts';
import {
  createRepeatingInvoices,
  templateAt,
  updateOrCreateRepeatingInvoices,
  updateRepeatingInvoice,
} from './write-repeating-invoice.ts';

const scopes = ['accounting.invoices'];
const query = ['summarizeErrors'];
const path = '/RepeatingInvoices';
const onePath = `${path}/:key`;

const find = ({ organisation, key }: WriteCall) => templateAt(organisation, key);

const documented = (call: WriteCall): Documented | undefined => {
  const template = find(call);
  return template && { id: template.repeatingInvoiceId, details: 'Repeating invoice', createdAt: template.createdAt };
};

export const repeatingInvoiceRoutes: readonly Route[] = [
  { id: 'createRepeatingInvoices', method: 'put', path, scopes, query, serve: batch(createRepeatingInvoices) },
  {
    id: 'updateOrCreateRepeatingInvoices',
    method: 'post',
    path,
    scopes,
    query,
    serve: batch(updateOrCreateRepeatingInvoices),
  },
  {
    id: 'updateRepeatingInvoice',
    method: 'post',
    path: onePath,
    scopes,
    serve: on(find, (call) => writeBatch(updateRepeatingInvoice, call)),
  },
  ...historyRoutes('RepeatingInvoice', { path: onePath, reads: read('invoices'), writes: scopes, find: documented }),
];

import { read } from '../../resources/scopes.ts';
import { writeBatch, type WriteCall } from '../batch.ts';
import type { Documented } from '../documents/history.ts';
import { batch, historyRoutes, on, type Route } from '../route.ts';
import { createQuotes, quoteAt, updateOrCreateQuotes, updateQuote } from './write-quote.ts';

const scopes = ['accounting.invoices'];
const query = ['summarizeErrors'];

const find = ({ organisation, key }: WriteCall) => quoteAt(organisation, key);

const documented = (call: WriteCall): Documented | undefined => {
  const quote = find(call);
  return quote && { id: quote.quoteId, details: `Quote ${quote.quoteNumber}`, createdAt: quote.createdAt };
};

export const quoteRoutes: readonly Route[] = [
  { id: 'createQuotes', method: 'put', path: '/Quotes', scopes, query, serve: batch(createQuotes) },
  { id: 'updateOrCreateQuotes', method: 'post', path: '/Quotes', scopes, query, serve: batch(updateOrCreateQuotes) },
  {
    id: 'updateQuote',
    method: 'post',
    path: '/Quotes/:key',
    scopes,
    serve: on(find, (call) => writeBatch(updateQuote, call)),
  },
  ...historyRoutes('Quote', { path: '/Quotes/:key', reads: read('invoices'), writes: scopes, find: documented }),
];

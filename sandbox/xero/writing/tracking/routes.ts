import { writeBatch, type WriteCall } from '../batch.ts';
import { batch, on, type Route } from '../route.ts';
import { categoryAt, createCategory, deleteCategory, updateCategory } from './categories.ts';
import { createOptions, deleteOption, optionAt, updateOption } from './options.ts';

const scopes = ['accounting.settings'];
const path = '/TrackingCategories';
const onePath = `${path}/:key`;
const optionPath = `${onePath}/Options/:part`;

const find = ({ organisation, key }: WriteCall) => categoryAt(organisation, key);

export const trackingRoutes: readonly Route[] = [
  { id: 'createTrackingCategory', method: 'put', path, scopes, serve: batch(createCategory) },
  {
    id: 'updateTrackingCategory',
    method: 'post',
    path: onePath,
    scopes,
    serve: on(find, (call) => writeBatch(updateCategory, call)),
  },
  { id: 'deleteTrackingCategory', method: 'delete', path: onePath, scopes, serve: on(find, deleteCategory) },
  {
    id: 'createTrackingOptions',
    method: 'put',
    path: `${onePath}/Options`,
    scopes,
    serve: on(find, (call) => writeBatch(createOptions, call)),
  },
  {
    id: 'updateTrackingOptions',
    method: 'post',
    path: optionPath,
    scopes,
    serve: on(optionAt, (call) => writeBatch(updateOption, call)),
  },
  { id: 'deleteTrackingOptions', method: 'delete', path: optionPath, scopes, serve: on(optionAt, deleteOption) },
];

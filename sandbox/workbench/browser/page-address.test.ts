import { pageAddress, pageLocation } from './page-address.ts';

test.each([
  [{ to: '/' }, '/pages'],
  [{ to: '/runs', params: { kind: 'a b' } }, '/pages/runs?kind=a+b'],
  [{ to: '/runs/:runId/:part', params: { runId: 'x/1', tab: 'log' } }, '/pages/runs/x%2F1/:part?tab=log'],
])('%j is at %s', (target, address) => expect(pageAddress(target)).toBe(address));

test.each([
  ['/pages?user=7', { path: '/', params: {} }],
  ['/pages/runs/4?tab=log', { path: '/runs/4', params: { tab: 'log' } }],
  ['/pagesque', undefined],
  ['/', undefined],
])('%s names the page %j', (address, location) =>
  expect(pageLocation(new URL(address, 'http://localhost'))).toEqual(location),
);

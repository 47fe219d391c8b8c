import { createCrmProperties } from './crm-properties.ts';

const start = () => createCrmProperties({ name: 'Acme', city: 'Leeds' });

test('reads the properties asked for; one that the record lacks is null', () => {
  expect(start().read(['name', 'domain'])).toEqual({ name: 'Acme', domain: null });
  expect(start().read('*')).toEqual({ name: 'Acme', city: 'Leeds' });
});

test('calls back when a named property changes, and only then', () => {
  const crm = start();
  const heard: unknown[] = [];
  crm.listen(['name'], (properties) => heard.push(properties));
  crm.replace({ name: 'Acme', city: 'York' });
  crm.replace({ name: 'Acme Ltd', city: 'York' });
  expect(heard).toEqual([{ name: 'Acme Ltd' }]);
});

test('whoever listens to all hears of any change, until they stop', () => {
  const crm = start();
  const heard: unknown[] = [];
  const stop = crm.listen('*', (properties) => heard.push(properties['city']));
  crm.replace({ name: 'Acme', city: 'York' });
  stop();
  crm.replace({ name: 'Acme', city: 'Hull' });
  expect(heard).toEqual(['York']);
});

import { readFileSync } from 'node:fs';
import { company } from '../../src/vendors/hubspot/company.ts';
import { deal } from '../../src/vendors/hubspot/deal.ts';
import { lineItem } from '../../src/vendors/hubspot/line-item.ts';
import { person } from '../../src/vendors/hubspot/person.ts';
import { product } from '../../src/vendors/hubspot/product.ts';

interface Subscription {
  subscriptionType: string;
  objectType: string;
  propertyName?: string;
  active: boolean;
}

const file = new URL('../../app/webhooks/webhooks-hsmeta.json', import.meta.url);
const { config } = JSON.parse(readFileSync(file, 'utf8')) as {
  config: { subscriptions: { crmObjects: Subscription[] } };
};
const active = config.subscriptions.crmObjects.filter((one) => one.active);

/** HubSpot works these out from the stage, whose change is told. */
const WORKED_OUT = ['hs_is_closed', 'hs_is_closed_won'];

test.each([
  ['company', company],
  ['contact', person],
  ['deal', deal],
  ['product', product],
  ['line_item', lineItem],
])('of a %s the app is told of every property that is read, and of no other', (objectType, { properties }) => {
  const told = active.filter((one) => one.objectType === objectType);
  const ofProperty = told.filter(({ subscriptionType }) => subscriptionType === 'object.propertyChange');
  const read = properties.filter((name) => !WORKED_OUT.includes(name));
  expect(ofProperty.map(({ propertyName }) => propertyName).toSorted()).toEqual(read.toSorted());
  const kinds = told.map(({ subscriptionType }) => subscriptionType);
  for (const kind of ['creation', 'deletion', 'restore', 'merge']) expect(kinds).toContain(`object.${kind}`);
});

import { readFileSync } from 'node:fs';
import { HUBSPOT_SCOPES, missingScopes, WRITE_BACK_SCOPES, XERO_SCOPES } from './scopes.ts';

const metadata = new URL('../../app/app-hsmeta.json', import.meta.url);
const { config } = JSON.parse(readFileSync(metadata, 'utf8')) as {
  config: { auth: Record<'requiredScopes' | 'optionalScopes' | 'conditionallyRequiredScopes', string[]> };
};

test('the install link asks for what the app’s configuration requires', () => {
  expect(config.auth).toMatchObject({
    requiredScopes: HUBSPOT_SCOPES,
    optionalScopes: WRITE_BACK_SCOPES,
    conditionallyRequiredScopes: [],
  });
});

test.each([
  [HUBSPOT_SCOPES, HUBSPOT_SCOPES, []],
  [HUBSPOT_SCOPES, HUBSPOT_SCOPES.slice(0, -1), ['crm.objects.quotes.read']],
  [XERO_SCOPES, [...XERO_SCOPES, 'openid'], []],
  [['accounting.payments.read'], ['accounting.payments'], []],
  [['accounting.invoices'], ['accounting.invoices.read'], ['accounting.invoices']],
])('of %j a grant of %j lacks %j', (needed, granted, missing) => {
  expect(missingScopes(needed, granted)).toEqual(missing);
});

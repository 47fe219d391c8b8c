import { HUBSPOT_SCOPES, WRITE_BACK_SCOPES } from '../../src/tenancy/scopes.ts';
import { scopeUses } from './scopes.ts';

test('every scope that the app asks for has a use, and no other is listed', () => {
  expect(Object.keys(scopeUses).sort()).toEqual([...HUBSPOT_SCOPES, ...WRITE_BACK_SCOPES].sort());
});

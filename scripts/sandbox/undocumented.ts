/**
 * Operations of the stand-ins that no OpenAPI document of their vendor describes, by id, with what describes them. Every
 * other one is held against its document by `npm run conformance`, and fails there when it has none.
 */
export const undocumented: Record<string, string> = {
  token: 'Xero describes its identity server on pages',
  revocation: 'Xero describes its identity server on pages',
  discovery: 'OpenID Connect Discovery 1.0',
  discoveryKeys: 'OpenID Connect Discovery 1.0',
  'appInstalls.delete': 'HubSpot’s guide to uninstalling an app',
};

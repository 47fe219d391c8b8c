/** HubSpot's own pages, in each of its regions. */
const HUBSPOT = /^app(-[a-z0-9]+)?\.hubspot\.com$/;

/**
 * The address that HubSpot wants the person sent back to; null: it is not one of HubSpot's, and nobody is sent there.
 * `appUrl` is where HubSpot's pages are as configured. Source: HubSpot's page on the install flow.
 */
export function returnUrlOf(sent: string, appUrl: string): URL | null {
  if (!URL.canParse(sent)) return null;
  const url = new URL(sent);
  if (url.username !== '' || url.password !== '') return null;
  const isHubSpot = url.protocol === 'https:' && HUBSPOT.test(url.host);
  return isHubSpot || url.origin === new URL(appUrl).origin ? url : null;
}

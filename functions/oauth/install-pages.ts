import type { Portal } from '../../src/tenancy/ports.ts';
import type { Reply } from '../runtime/door.ts';
import { html } from '../runtime/html.ts';
import { page } from '../runtime/page.ts';

/** Where HubSpot's pages of the portal are: each region has a host of its own. */
const pagesOf = ({ uiDomain }: Portal, appUrl: string): string =>
  new URL(appUrl).host === 'app.hubspot.com' ? `https://${uiDomain}` : appUrl;

/** The app is installed; what comes next. */
export function installed(portal: Portal, appUrl: string): Reply {
  const pages = pagesOf(portal, appUrl);
  const settings = `${pages}/connected-apps/${portal.portalId}/installed`;
  const companies = `${pages}/contacts/${portal.portalId}/objects/0-2`;
  return page({
    title: 'Tieout is installed',
    main: html`
      <p>It is now part of ${portal.name} and has begun to read your companies, contacts, deals and owners.</p>
      <ol>
        <li>
          <strong>Connect Xero.</strong> In HubSpot’s settings, under Integrations → Connected apps, open Tieout, go to
          its settings and choose “Connect Xero”.
        </li>
        <li>
          <strong>Show the card.</strong> Open a <a href="${companies}">company</a>, a contact or a deal, choose
          “Customize record” and add “Customer account” (on a deal “Deal account”) to the middle column.
        </li>
      </ol>
      <p><a class="button" href="${settings}">Open Connected apps in HubSpot</a></p>
      <p class="soft">Nothing is written to Xero until an admin has switched that on.</p>
    `,
  });
}

type Why =
  | 'declined'
  | 'spent'
  | 'other_browser'
  | 'incomplete'
  | 'foreign_address'
  | 'refused_by_hubspot'
  | 'busy'
  | 'unreachable';

const WORDS: Record<Why, string> = {
  declined: 'You did not agree on HubSpot’s page, so that nothing was changed.',
  spent: 'This link was used before, or is too old. If Tieout is shown among your connected apps, all is well.',
  other_browser: 'This install was begun in another browser or window. It can be ended there, or begun anew here.',
  incomplete: 'Something is missing in this address: it does not come from HubSpot as it is.',
  foreign_address: 'This address would have led you to a page that is not HubSpot’s. Nothing was changed.',
  refused_by_hubspot:
    'HubSpot refused the install. You need to be a Super Admin, or to have its permission to install apps.',
  busy: 'HubSpot takes no more calls at the moment. Please try again in a minute.',
  unreachable: 'HubSpot cannot be reached at the moment. Please try again in a few minutes.',
};

/** The app is not installed: why, and how to begin anew. */
export const notInstalled = (status: number, why: Why): Reply =>
  page({
    status,
    title: 'Tieout was not installed',
    main: html`
      <p>${WORDS[why]}</p>
      <p><a class="button" href="/oauth/hubspot/install">Begin again</a></p>
      <p class="soft">You can also close this window.</p>
    `,
  });

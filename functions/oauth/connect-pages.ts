import type { VendorFailure } from '../../src/lib/failure.ts';
import type { Connecting } from '../../src/tenancy/admit-person.ts';
import type { Offer } from '../../src/tenancy/confirm-connection.ts';
import type { ConsentRefusal, ConsentRefused } from '../../src/tenancy/consent-refusals.ts';
import type { Reply } from '../runtime/door.ts';
import { answerOf } from '../runtime/failures.ts';
import { html, type Html } from '../runtime/html.ts';
import { page } from '../runtime/page.ts';

const people = ({ portalId, userEmail }: Connecting): Html => html`
  <dl>
    <dt>HubSpot account</dt>
    <dd>${portalId}</dd>
    <dt>Connected by</dt>
    <dd>${userEmail}</dd>
  </dl>
`;

/** Before Xero: for whom, and what Xero will ask. */
export const beforeXero = (who: Connecting, { ticket, loginUrl }: { ticket: string; loginUrl: string }): Reply =>
  page({
    title: 'Connect Xero to HubSpot',
    main: html`
      ${people(who)}
      <p>Xero asks you to sign in, to choose your organisation and to let Tieout</p>
      <ul>
        <li>read contacts, invoices, credit notes and payments,</li>
        <li>read the organisation’s settings: accounts, tax rates, currencies,</li>
        <li>create sales invoices, quotes, credit notes, customers and items, once an admin has switched that on.</li>
      </ul>
      <p>
        What is read is shown to your colleagues in HubSpot as your rules allow. Tieout never sees your Xero password.
      </p>
      <form method="post" action="/oauth/xero/connect">
        <input type="hidden" name="ticket" value="${ticket}" />
        <button>Continue to Xero</button>
      </form>
      <p class="soft">Not you, or not this account? Close this window: nothing has happened yet.</p>
    `,
    formsLeadTo: originsOf(loginUrl),
  });

/** Browsers hold the redirects after a form against its page, and Xero sends on between hosts of its own. */
function originsOf(loginUrl: string): string[] {
  const { origin, hostname } = new URL(loginUrl);
  return hostname.endsWith('.xero.com') ? [origin, 'https://*.xero.com'] : [origin];
}

const list = (names: string[]): Html =>
  html`<ul>
    ${names.map((name) => html`<li><strong>${name}</strong></li>`)}
  </ul>`;

const TAKEN = 'is connected to another HubSpot account. It can be connected here once it has been disconnected there.';
const LEFT_OUT = 'is a practice, not an organisation with books of its own, and is left out.';

const notes = ({ taken, leftOut }: Offer): Html[] =>
  [...taken.map((name) => [name, TAKEN] as const), ...leftOut.map((name) => [name, LEFT_OUT] as const)].map(
    ([name, why]) => html`<p class="note"><strong>${name}</strong> ${why}</p>`,
  );

/** After Xero: what was agreed to, and the question. */
export function beforeConnecting(offer: Offer, consentId: string): Reply {
  if (offer.organisations.length === 0) return page({ title: 'Nothing can be connected', main: html`${notes(offer)}` });
  return page({
    title: 'Connect this organisation?',
    main: html`
      ${list(offer.organisations)} ${notes(offer)} ${people(offer.who)}
      <form method="post" action="/oauth/xero/confirm">
        <input type="hidden" name="consent" value="${consentId}" />
        <button name="answer" value="connect">Connect</button>
        <button class="second" name="answer" value="cancel">Do not connect</button>
      </form>
      <p class="soft">Reading begins at once. Tieout writes to Xero only where an admin has switched that on.</p>
    `,
  });
}

export const connected = (offer: Offer): Reply =>
  offer.organisations.length === 0
    ? page({ title: 'Nothing was connected', main: html`${notes(offer)}` })
    : page({
        title: 'Connected',
        main: html`
          ${list(offer.organisations)} ${notes(offer)}
          <p>Tieout has begun to read. The first figures stand on your records within minutes.</p>
          <p>You may close this window and go back to HubSpot.</p>
        `,
      });

export const cancelled = (): Reply =>
  page({
    title: 'Nothing was connected',
    main: html`<p>What you had agreed to at Xero is given back within the hour. You may close this window.</p>`,
  });

const AGAIN = 'Go back to Tieout’s settings in HubSpot and choose “Connect Xero” again.';

export const declinedAtXero = (error: string | undefined): Reply =>
  page({
    title: 'Nothing was connected',
    main: html`
      <p>
        ${error === 'access_denied' ? 'You did not agree on Xero’s page, so that nothing was changed.' : 'Xero refused the connection.'}
      </p>
      <p>${AGAIN}</p>
    `,
  });

const REFUSALS: Record<ConsentRefusal, { status: number; words: string }> = {
  unknown: { status: 404, words: `This link is not known here. ${AGAIN}` },
  expired: { status: 410, words: `This link is too old. ${AGAIN}` },
  spent: { status: 410, words: `This link was used before. ${AGAIN}` },
  other_browser: {
    status: 403,
    words: `This link was opened in another browser. Go on there, or begin anew: ${AGAIN}`,
  },
  not_admin: {
    status: 403,
    words:
      'You may not connect Xero for this HubSpot account: that is for its admins of Tieout. Please ask one of them.',
  },
  nothing_connected: {
    status: 200,
    words: `Xero did not let Tieout into any organisation. You need to be an adviser or a standard user with all access there. ${AGAIN}`,
  },
  practice_only: {
    status: 200,
    words: `You chose a practice at Xero, which has no books of its own. ${AGAIN} Then choose an organisation.`,
  },
};

/** Why it does not go on, and what to do. */
export function notConnected(failure: VendorFailure | ConsentRefused): Reply {
  const { status, words } = failure.code === 'consent_refused' ? REFUSALS[failure.why] : wordsOf(failure);
  return page({ status, title: 'Xero was not connected', main: html`<p>${words}</p>` });
}

function wordsOf(failure: VendorFailure): { status: number; words: string } {
  if (failure.code === 'auth_revoked')
    return { status: 410, words: `What Xero gave you was used before, or is older than five minutes. ${AGAIN}` };
  const { message, fix = '' } = answerOf(failure);
  return { status: failure.code === 'vendor_rejected' ? 502 : 503, words: `${message} ${fix} ${AGAIN}` };
}

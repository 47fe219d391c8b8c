import type { XeroUser } from '../../seed/xero-user.ts';
import { nameOf } from '../identity/client.ts';
import type { Ask } from '../identity/authorize.ts';
import { scopeWords } from '../identity/scope-words.ts';
import { html, type Html } from '../../kit/html.ts';
import { layout } from './layout.ts';

/** What the consent page shows. */
export interface ConsentView {
  ask: Ask;
  users: readonly XeroUser[];
  /** Who is signed in. */
  user: XeroUser;
  /** Where that person may let the app in, and whether it is in already. */
  organisations: readonly { id: string; name: string; isConnected: boolean }[];
}

/** The request of the app, carried on by a form. */
const carried = ({ client, redirectUri, scopes, state }: Ask): Html => {
  const fields = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: redirectUri,
    scope: scopes.join(' '),
    ...(state === undefined ? {} : { state }),
  };
  return html`${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )}`;
};

const option = (value: string, words: string, isChosen = false): Html =>
  html`<option value="${value}" ${isChosen ? 'selected' : ''}>${words}</option>`;

const userSwitch = ({ ask, users, user }: ConsentView): Html =>
  html`<form method="get">
    ${carried(ask)}
    <label for="user">Signed in as</label>
    <select id="user" name="user">
      ${users.map((one) => option(one.userId, `${one.firstName} ${one.lastName}`, one === user))}
    </select>
    <button class="plain">Switch user</button>
  </form>`;

const organisationChoice = ({ organisations }: ConsentView): Html =>
  html`<p>
    <label for="organisation">Organisation</label>
    <select id="organisation" name="organisation">
      ${organisations.map(({ id, name, isConnected }) => option(id, isConnected ? `${name} (connected)` : name))}
    </select>
  </p>`;

const answers = (view: ConsentView): Html => {
  const canAllow = view.organisations.length > 0;
  return html`<form method="post">
    ${carried(view.ask)}<input type="hidden" name="user" value="${view.user.userId}" />
    ${canAllow ? organisationChoice(view) : html`<p role="alert">You have no organisations.</p>`}
    ${canAllow ? html`<button name="answer" value="allow">Allow access</button>` : undefined}
    <button class="plain" name="answer" value="cancel">Cancel</button>
  </form>`;
};

/** Xero's consent page: which app, what it may do, who allows it, and for which organisation. */
export const consentPage = (view: ConsentView): string => {
  const { client, scopes } = view.ask;
  const app = nameOf([client], client.clientId);
  return layout({
    title: `${app} wants access`,
    main: html`<article>
      <h1>${app} wants access to your organisation</h1>
      <p>It will be able to:</p>
      <ul>
        ${scopes.map((scope) => html`<li>${scopeWords(scope)}</li>`)}
      </ul>
      ${userSwitch(view)} ${answers(view)}
    </article>`,
  });
};

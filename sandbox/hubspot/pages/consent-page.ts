import { html, type Html } from '../../kit/html.ts';
import type { PortalUser } from '../../seed/world.ts';
import type { InstallLink } from '../install/install-link.ts';
import type { Install } from '../state.ts';
import { layout } from './layout.ts';
import { scopeWords } from './scope-words.ts';

export interface ConsentView {
  account: { id: number; name: string };
  appName: string;
  link: InstallLink;
  users: readonly PortalUser[];
  user: PortalUser;
  install: Install | null;
  /** Path and query of this page. */
  address: string;
  /** Why this person may not go on. */
  refused: string | undefined;
}

const userSwitch = ({ address, users, user }: ConsentView): Html => {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  searchParams.delete('user');
  return html`<form method="get" action="${pathname}" class="switch">
    ${[...searchParams].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <label for="user">Signed in as</label>
    <select id="user" name="user">
      ${users.map(
        ({ userId, firstName, lastName, role }) =>
          html`<option value="${userId}" ${userId === user.userId ? html` selected` : undefined}>
            ${firstName} ${lastName} (${role})
          </option>`,
      )}
    </select>
    <button class="quiet">Switch</button>
  </form>`;
};

const scopeList = (title: string, scopes: readonly string[]): Html | undefined =>
  scopes.length === 0
    ? undefined
    : html`<h2>${title}</h2>
        <ul>
          ${scopes.map((scope) => html`<li>${scopeWords(scope)} <code>${scope}</code></li>`)}
        </ul>`;

const answers = ({ address, refused }: ConsentView): Html =>
  html`<form method="post" action="${address}">
    ${
      refused === undefined
        ? html`<button name="answer" value="connect">Connect app</button>`
        : html`<p role="alert">
            ${refused}. Ask a Super Admin, or somebody with permission for the App Marketplace, to install it.
          </p>`
    }
    <button name="answer" value="cancel" class="quiet">Cancel</button>
  </form>`;

/** Asks a person whether the app may have what the link asks for. */
export const consentPage = (view: ConsentView): string => {
  const { account, appName, link, install } = view;
  const title = `Connect ${appName} to HubSpot`;
  const main = html`<article>
    <h1>${title}</h1>
    <p>${appName} asks for access to <strong>${account.name}</strong> (${account.id}).</p>
    ${install === null ? undefined : html`<p>It is installed already; connecting again replaces what it may do.</p>`}
    ${userSwitch(view)} ${scopeList('It will be able to', link.scopes)}
    ${scopeList('And, where the account has it', link.optionalScopes)} ${answers(view)}
  </article>`;
  return layout({ title, account: account.name, main });
};

/** Says why nobody can install the app by this address. */
export const refusalPage = (accountName: string, why: string): string => {
  const title = 'This app cannot be connected';
  const main = html`<article>
    <h1>${title}</h1>
    <p role="alert">${why}</p>
    <p>The link that led here is wrong. Whoever made the app can mend it.</p>
  </article>`;
  return layout({ title, account: accountName, main });
};

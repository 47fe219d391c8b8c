import { Router } from 'express';
import type { Kit } from '../../kit/stand-in.ts';
import { nameOf, type Client } from '../identity/client.ts';
import { endConnections } from '../identity/ending.ts';
import type { Connection, XeroState } from '../state.ts';
import { html, type Html } from '../../kit/html.ts';
import { layout } from './layout.ts';
import { sendPage, sendWords } from './send-page.ts';
import { dateWords } from './words.ts';

interface Listed extends Connection {
  app: string;
  person: string;
}

const row = ({ id, app, person, updatedAt }: Listed): Html =>
  html`<tr>
    <th scope="row">${app}</th>
    <td>${person}</td>
    <td class="short">${dateWords(updatedAt)}</td>
    <td>
      <form class="inline" method="post" action="/connected-apps/${id}/disconnect"><button>Disconnect</button></form>
    </td>
  </tr>`;

const table = (listed: readonly Listed[]): Html =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">App</th>
        <th scope="col">Connected by</th>
        <th scope="col">Since</th>
        <th scope="col">What you can do</th>
      </tr>
    </thead>
    <tbody>
      ${listed.map(row)}
    </tbody>
  </table>`;

const page = ({ organisations, connections, users }: XeroState, clients: readonly Client[]): string => {
  const personOf = (id: string): string => {
    const user = users.find(({ userId }) => userId === id);
    return user === undefined ? '' : `${user.firstName} ${user.lastName}`;
  };
  const listed = connections
    .filter(({ connected }) => connected)
    .map((one) => ({ ...one, app: nameOf(clients, one.clientId), person: personOf(one.userId) }));
  return layout({
    title: 'Connected apps',
    main: html`<h1>Connected apps</h1>
      ${organisations.map(({ organisationId, name }) => {
        const here = listed.filter(({ tenantId }) => tenantId === organisationId);
        return html`<section aria-label="${name}">
          <h2>${name}</h2>
          ${here.length > 0 ? table(here) : html`<p>No app is connected.</p>`}
        </section>`;
      })}`,
  });
};

/** Where people in Xero see which apps are let in, and disconnect them without the app's doing. */
export const createConnectedApps = (kit: Kit<XeroState>, clients: readonly Client[]): Router => {
  const router = Router({ caseSensitive: true });
  router.get('/connected-apps', (_request, response) => sendPage(response, page(kit.state.data, clients)));
  router.post('/connected-apps/:id/disconnect', (request, response) => {
    const meant = kit.state.data.connections.find(({ id, connected }) => connected && id === request.params.id);
    if (meant === undefined) {
      sendWords(response, { status: 404, title: 'No such connection' });
      return;
    }
    endConnections(kit, (one) => one === meant);
    response.redirect(303, '/connected-apps');
  });
  return router;
};

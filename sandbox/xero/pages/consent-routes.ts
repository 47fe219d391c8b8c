import { randomUUID } from 'node:crypto';
import express, { Router, type Response } from 'express';
import type { Kit } from '../../kit/stand-in.ts';
import { readAsk, type Ask } from '../identity/authorize.ts';
import { formOf, type Client } from '../identity/client.ts';
import { consent } from '../identity/consent.ts';
import type { XeroState } from '../state.ts';
import { consentPage, type ConsentView } from './consent-page.ts';
import { sendPage, sendWords } from './send-page.ts';

type Fields = Record<string, unknown>;

const viewOf = ({ users, organisations, connections }: XeroState, ask: Ask, fields: Fields): ConsentView => {
  const user = users.find(({ userId }) => userId === fields['user']) ?? users[0];
  if (user === undefined) throw new Error('Nobody signs in to this Xero');
  const isConnected = (tenantId: string): boolean =>
    connections.some(
      (one) =>
        one.connected &&
        one.tenantId === tenantId &&
        one.clientId === ask.client.clientId &&
        one.userId === user.userId,
    );
  const theirs = organisations.filter(({ organisationId }) => user.organisationIds.includes(organisationId));
  return {
    ask,
    users,
    user,
    organisations: theirs.map(({ organisationId: id, name }) => ({ id, name, isConnected: isConnected(id) })),
  };
};

const leadBack = (response: Response, { redirectUri, state }: Ask, answer: Record<string, string>): void => {
  const address = new URL(redirectUri);
  const fields = { ...answer, ...(state === undefined ? {} : { state }) };
  for (const [name, value] of Object.entries(fields)) address.searchParams.append(name, value);
  response.redirect(302, address.href);
};

/** Plays the person's answer; one consent is for one organisation. */
const answer = (
  kit: Kit<XeroState>,
  view: ConsentView,
  { fields, response }: { fields: Fields; response: Response },
) => {
  const { ask, user, organisations } = view;
  const chosen = organisations.find(({ id }) => id === fields['organisation']);
  if (fields['answer'] === 'cancel') leadBack(response, ask, { error: 'access_denied' });
  else if (fields['answer'] !== 'allow' || chosen === undefined)
    sendWords(response, { status: 400, title: 'Choose an organisation' });
  else {
    const { client, redirectUri, scopes } = ask;
    const agreed = { clientId: client.clientId, userId: user.userId, redirectUri, scopes, tenantIds: [chosen.id] };
    const code = consent(kit, agreed);
    leadBack(response, ask, { code, scope: scopes.join(' '), session_state: randomUUID() });
  }
};

/** `/identity/connect/authorize` of login.xero.com. What cannot be asked is said here and never sent on. */
export const createConsentPages = (kit: Kit<XeroState>, clients: readonly Client[]): Router => {
  const serve = (fields: Fields, response: Response, play: (view: ConsentView) => void): void => {
    const ask = readAsk(clients, fields);
    if ('error' in ask) {
      const words = `${ask.error}: ${ask.message}`;
      sendWords(response, { status: 400, title: 'Sorry, something went wrong', words });
    } else play(viewOf(kit.state.data, ask, fields));
  };
  const router = Router({ caseSensitive: true });
  router.get('/identity/connect/authorize', (request, response) =>
    serve(request.query, response, (view) =>
      sendPage(response, consentPage(view), { leadsTo: new URL(view.ask.redirectUri).origin }),
    ),
  );
  router.post('/identity/connect/authorize', express.urlencoded({ extended: false }), (request, response) => {
    const fields = formOf(request);
    serve(fields, response, (view) => answer(kit, view, { fields, response }));
  });
  return router;
};

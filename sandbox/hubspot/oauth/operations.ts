import type { Request } from 'express';
import { errorAnswer, type Answer } from '../answer.ts';
import type { ApiOperation, Portal } from '../api.ts';
import type { App } from '../options.ts';
import { bodyText } from '../request.ts';
import { answerIntrospect } from './introspect.ts';
import { answerRevoke } from './revoke.ts';
import { answerToken } from './token-endpoint.ts';

type FormAnswer = (portal: Portal, app: App, form: URLSearchParams) => Answer;

const onForm =
  (portal: Portal, app: App, answer: FormAnswer) =>
  ({ request }: { request: Request }): Answer => {
    if (request.is('application/x-www-form-urlencoded') !== false) {
      return answer(portal, app, new URLSearchParams(bodyText(request)));
    }
    const message = 'The content type must be application/x-www-form-urlencoded';
    return errorAnswer({ status: 415, category: 'VALIDATION_ERROR', message });
  };

/** The dated OAuth endpoints. They read a form and need no token. */
export const oauthOperations = (portal: Portal, app: App): ApiOperation[] => [
  {
    id: 'oauth.token',
    method: 'post',
    path: '/oauth/2026-09/token',
    scopes: [],
    answer: onForm(portal, app, answerToken),
  },
  {
    id: 'oauth.introspect',
    method: 'post',
    path: '/oauth/2026-09/token/introspect',
    scopes: [],
    answer: onForm(portal, app, answerIntrospect),
  },
  {
    id: 'oauth.revoke',
    method: 'post',
    path: '/oauth/2026-09/token/revoke',
    scopes: [],
    answer: onForm(portal, app, answerRevoke),
  },
];

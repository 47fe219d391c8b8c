import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Portal } from '../api.ts';
import { issueCode, personFault, type InstallLink } from '../install/install-link.ts';
import type { App } from '../options.ts';
import { consentPage, refusalPage } from './consent-page.ts';
import { signedIn } from './signed-in.ts';

/*
 * No form-action: Chromium holds it against every redirect that follows a form, and those lead through the app wherever
 * it likes.
 */
const POLICY = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

const sendPage = (response: Response, page: string, status = 200): void =>
  void response.status(status).set('Content-Security-Policy', POLICY).send(page);

export interface Pages {
  portal: Portal;
  app: App;
}

/** 400, in words: nothing is asked of anybody. */
export const refuse = ({ portal }: Pages, response: Response, why: string): void =>
  sendPage(response, refusalPage(portal.state.portal.name, why), 400);

/** An address with further parameters; what has no value is left out. */
export const withQuery = (address: string, added: Record<string, string | undefined>): string => {
  const url = new URL(address);
  for (const [name, value] of Object.entries(added)) if (value !== undefined) url.searchParams.append(name, value);
  return url.href;
};

/** What a person is asked, and where each answer leads. */
export interface Question {
  link: InstallLink;
  agreed: (code: string) => string;
  denied: string;
}

/** A request and where its answer goes. */
export interface Exchange {
  request: Request;
  response: Response;
}

/** Shows the consent page. A person who may not install is told so, and may switch to one who may. */
export const ask = ({ portal, app }: Pages, { link }: Question, { request, response }: Exchange): void => {
  const { users, install, portal: account } = portal.state;
  const user = signedIn(portal.state, request);
  const refused = personFault(portal.state, user.userId);
  const [appName, address] = [app.name ?? 'The app', request.originalUrl];
  const page = consentPage({ account, appName, link, users, user, install, address, refused });
  sendPage(response, page, refused === undefined ? 200 : 403);
};

const answerSchema = z.object({ answer: z.enum(['connect', 'cancel']) });

/** Takes the answer to the consent page; only somebody who may install can agree. */
export const takeAnswer = (pages: Pages, question: Question, { request, response }: Exchange): void => {
  const form = answerSchema.safeParse(request.body);
  const { userId } = signedIn(pages.portal.state, request);
  if (!form.success) refuse(pages, response, 'The form was not filled in');
  else if (form.data.answer === 'cancel') response.redirect(302, question.denied);
  else if (personFault(pages.portal.state, userId) !== undefined) ask(pages, question, { request, response });
  else response.redirect(302, question.agreed(issueCode(pages.portal, userId, question.link)));
};

import type { Response } from 'express';
import { html } from '../../kit/html.ts';
import { layout } from './layout.ts';

/** `leadsTo`: an origin that a form of the page may end at; browsers hold the policy against redirects too. */
const policy = (leadsTo = ''): string =>
  [
    "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    `form-action 'self' ${leadsTo}`.trim(),
  ].join('; ');

export const sendPage = (
  response: Response,
  page: string,
  { status = 200, leadsTo }: { status?: number; leadsTo?: string } = {},
): void => void response.status(status).set('Content-Security-Policy', policy(leadsTo)).send(page);

/** A page that only says something, and leads back. */
export const sendWords = (
  response: Response,
  { status, title, words }: { status: number; title: string; words?: string },
): void => {
  const main = html`<h1>${title}</h1>
    ${words && html`<p>${words}</p>`}
    <p><a href="/">All invoices</a></p>`;
  sendPage(response, layout({ title, main }), { status });
};

import type { Reply } from './door.ts';
import { html, type Html } from './html.ts';
import { STYLE_ELEMENT, STYLE_SOURCE } from './page-style.ts';

interface Page {
  status?: number;
  /** The heading, and what the window is called. */
  title: string;
  main: Html;
  /** Where a form of the page may lead beside our own address, redirects after it included: origins. */
  formsLeadTo?: readonly string[];
}

/** A page for a person: words and forms, no scripts, nothing from elsewhere, never in a frame. */
export function page({ status = 200, title, main, formsLeadTo = [] }: Page): Reply {
  const body = html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · Tieout</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>
          <p class="brand">Tieout</p>
          <h1>${title}</h1>
          ${main}
        </main>
      </body>
    </html>`;
  const headers = { 'content-security-policy': policy(["'self'", ...formsLeadTo].join(' ')), ...SHUT };
  return { status, contentType: 'text/html; charset=utf-8', body: body.markup, headers };
}

/** Sends the browser on. 303 after a form, so that nothing is posted there. */
export const redirect = (status: 302 | 303, location: string): Reply => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body: '',
  headers: { location, 'content-security-policy': policy("'none'"), ...SHUT },
});

/** Addresses of these pages carry tickets and codes: they are told to nobody. */
const SHUT = { 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer' };

const policy = (formAction: string): string =>
  [
    "default-src 'none'",
    `style-src ${STYLE_SOURCE}`,
    `form-action ${formAction}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

import { html, type Html } from '../../kit/html.ts';

/** A whole page. `nav` leads back; the styles are served beside the pages. */
export const layout = (page: { title: string; organisation?: string; nav?: Html; main: Html }): string =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · Xero stand-in</title>
        <link rel="stylesheet" href="/pages.css" />
      </head>
      <body>
        <header>
          <strong>Xero stand-in</strong>${page.organisation && html`<span>${page.organisation}</span>`}
          <nav aria-label="Pages"><a href="/">Newest invoices</a><a href="/connected-apps">Connected apps</a></nav>
        </header>
        <main>${page.nav}${page.main}</main>
      </body>
    </html>`.markup;

import { html, type Html } from '../../kit/html.ts';

/** A whole page of HubSpot's own; the styles are served beside it. */
export const layout = (page: { title: string; account: string; main: Html }): string =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · HubSpot stand-in</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/hubspot-pages.css" />
      </head>
      <body>
        <header><strong>HubSpot stand-in</strong><span>${page.account}</span></header>
        <main>${page.main}</main>
      </body>
    </html>`.markup;

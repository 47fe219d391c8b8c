import { createHash } from 'node:crypto';
import { Html } from './html.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2b3a; --soft: #53657a; --line: #d8dfe7; --paper: #fff; --ground: #eef2f6;
  --brand: #0b5c66; --on-brand: #fff; --note: #fff6e0; --note-ink: #5b4300; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9eef4; --soft: #a9b7c6; --line: #35424f; --paper: #1c242c;
  --ground: #12181e; --brand: #6fd0d8; --on-brand: #06272b; --note: #3a2f14; --note-ink: #ffe3a3; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; background: var(--ground);
  color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { width: 100%; max-width: 580px; padding: 36px 40px; background: var(--paper); border: 1px solid var(--line);
  border-radius: 12px; box-shadow: 0 8px 30px rgb(16 32 48 / 8%); }
.brand { margin: 0 0 20px; color: var(--brand); font-weight: 700; letter-spacing: .04em; }
h1 { margin: 0 0 12px; font-size: 24px; line-height: 1.25; overflow-wrap: anywhere; }
p, li, dd { overflow-wrap: anywhere; }
p { margin: 0 0 14px; }
ul, ol { margin: 0 0 18px; padding-left: 22px; }
li { margin-bottom: 8px; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 18px; margin: 0 0 20px; padding: 14px 18px;
  border: 1px solid var(--line); border-radius: 8px; }
dt { color: var(--soft); }
dd { margin: 0; font-weight: 600; }
.soft { color: var(--soft); font-size: 14px; margin-bottom: 0; }
.note { padding: 12px 16px; border-radius: 8px; background: var(--note); color: var(--note-ink); }
form { display: flex; flex-wrap: wrap; gap: 12px; margin: 24px 0 18px; }
button, .button { display: inline-block; padding: 11px 20px; border: 1px solid var(--brand); border-radius: 8px;
  background: var(--brand); color: var(--on-brand); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
button.second { background: transparent; color: var(--brand); }
a { color: var(--brand); }
a:focus-visible, button:focus-visible { outline: 3px solid var(--brand); outline-offset: 3px; }
@media (max-width: 480px) { main { padding: 26px 22px; } }
`;

/** How our few pages look; it stands in the page itself, which loads nothing. */
export const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

/** Names that very style to the browser, which takes no other. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

import type { Transport, WireAnswer } from './door-transports.ts';

/** A person's browser, as far as our pages need one: it keeps cookies, and sends the forms that pages hold. */
export class PlayBrowser {
  readonly cookies = new Map<string, string>();
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Opens an address of the product; redirects are answers. */
  open(address: string): Promise<WireAnswer> {
    return this.#send('GET', pathOf(address), '');
  }

  /** Sends the first form of a page, by the button with that value where it has several. */
  async submit(page: WireAnswer, button?: string): Promise<WireAnswer> {
    const action = /<form method="post" action="([^"]+)">/.exec(page.text)?.[1];
    if (action === undefined) throw new Error(`The page has no form: ${page.status} ${textOf(page)}`);
    const fields = new URLSearchParams();
    for (const [, name = '', value = ''] of page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
      fields.set(name, value);
    if (button !== undefined) fields.set('answer', button);
    return this.post(action, fields.toString());
  }

  post(path: string, body: string, headers: Record<string, string> = {}): Promise<WireAnswer> {
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    return this.#send('POST', path, body, { ...form, ...headers });
  }

  async #send(
    ...[method, path, body, headers = {}]: [string, string, string, Record<string, string>?]
  ): Promise<WireAnswer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const all = { ...headers, ...(cookie && { cookie }) };
    const answer = await this.#transport.send({ method, path, headers: all, body: Buffer.from(body) });
    for (const [, name = '', value = ''] of (answer.headers['set-cookie'] ?? '').matchAll(/(__Host-[\w-]+)=([^;]+)/g))
      this.cookies.set(name, value);
    return answer;
  }
}

/** What a page says, without its markup. */
export const textOf = ({ text }: WireAnswer): string =>
  text
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/&amp;/g, '&')
    .trim();

/** Status and words of a page. */
export const said = (answer: WireAnswer): [number, string] => [answer.status, textOf(answer)];

const pathOf = (address: string): string => {
  const { pathname, search } = new URL(address, 'https://app.tieout.test');
  return pathname + search;
};

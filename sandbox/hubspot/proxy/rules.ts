import type { CardRequest } from './card-request.ts';

/** Of a request and of an answer. */
export const MOST_BYTES = 1024 * 1024;
const LONGEST_TIMEOUT_MS = 120_000;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]', '0.0.0.0'];

const permits = (url: URL, permitted: string): boolean => {
  const { origin, pathname } = new URL(permitted);
  return url.origin === origin && url.pathname.startsWith(pathname);
};

const urlFault = (text: string, permittedUrls: readonly string[]): string | undefined => {
  if (!URL.canParse(text)) return 'URL is malformed: hubspot.fetch() needs a whole URL';
  const url = new URL(text);
  if (url.protocol !== 'https:') return 'Only https URLs are allowed';
  if (LOCAL_HOSTS.includes(url.hostname)) return 'localhost is not allowed';
  return permittedUrls.some((permitted) => permits(url, permitted))
    ? undefined
    : `${url.origin}${url.pathname} is not among the permittedUrls of the app`;
};

const headerFault = (names: readonly string[]): string | undefined => {
  if (names.length > 1) return "Only 'Authorization' header is allowed";
  return names.some((name) => name.toLowerCase() !== 'authorization')
    ? "Invalid Request Headers provided. Only 'Authorization' header is allowed from hubspot.fetch()"
    : undefined;
};

/** The body as it goes out: a GET has none. */
export const bodyToSend = ({ method, body }: CardRequest): string =>
  method === 'GET' || body == null ? '' : JSON.stringify(body);

const bodyFault = (request: CardRequest): string | undefined => {
  const { body } = request;
  if (body != null && (typeof body !== 'object' || Array.isArray(body))) return 'Invalid JSON Request Body';
  return Buffer.byteLength(bodyToSend(request)) > MOST_BYTES ? 'The request body is larger than 1 MB' : undefined;
};

/** Why `hubspot.fetch` would not send this on; undefined when it would. */
export const faultOf = (request: CardRequest, permittedUrls: readonly string[]): string | undefined => {
  const { url, method, headers, timeout = 0 } = request;
  if (!METHODS.includes(method)) return `Method ${method} is not allowed`;
  if (timeout > LONGEST_TIMEOUT_MS) return `The timeout may be at most ${LONGEST_TIMEOUT_MS} ms`;
  return urlFault(url, permittedUrls) ?? headerFault(Object.keys(headers)) ?? bodyFault(request);
};

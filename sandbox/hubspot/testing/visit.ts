import type { SmallHubSpot } from './start-small.ts';

/** A page as a reader gets it, or where it leads. */
export interface Visited {
  status: number;
  markup: string;
  /** The markup without tags and runs of space. */
  words: string;
  /** Where a redirect leads; fails when there is none. */
  target: () => URL;
  headers: Headers;
}

const visited = async (response: Response): Promise<Visited> => {
  const markup = await response.text();
  return {
    status: response.status,
    markup,
    words: markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '),
    target: () => new URL(response.headers.get('location') ?? ''),
    headers: response.headers,
  };
};

/** Opens a page of HubSpot's own; with an `answer` its form is sent. No redirect is followed. */
export const visit = async (
  { url }: SmallHubSpot,
  path: string,
  { answer, cookie = '' }: { answer?: string; cookie?: string } = {},
): Promise<Visited> => {
  const init: RequestInit = { redirect: 'manual', headers: { cookie } };
  const form = answer === undefined ? {} : { method: 'POST', body: new URLSearchParams({ answer }) };
  return visited(await fetch(url + path, { ...init, ...form }));
};

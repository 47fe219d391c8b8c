/** Who looks at the card, as HubSpot tells the app's backend. */
export interface Viewer {
  userId: number;
  portalId: number;
  userEmail: string;
  appId: number;
}

/** The URL that is signed: the card's own, with the four identity parameters after whatever it has. */
export const withViewer = (text: string, viewer: Viewer): string => {
  const url = new URL(text);
  url.hash = '';
  const identity = Object.entries(viewer)
    .map(([name, value]) => `${name}=${encodeURIComponent(value as string | number)}`)
    .join('&');
  // Not URLSearchParams: that would write the card's own parameters anew.
  url.search = url.search === '' ? `?${identity}` : `${url.search}&${identity}`;
  return url.href;
};

/** Where that URL really is; undefined for an origin that is mapped nowhere, which the stand-in never calls. */
export const localUrl = (text: string, origins: Readonly<Record<string, string>>): string | undefined => {
  const { origin, pathname, search } = new URL(text);
  const mapped = origins[origin];
  return mapped === undefined ? undefined : `${mapped.replace(/\/$/, '')}${pathname}${search}`;
};

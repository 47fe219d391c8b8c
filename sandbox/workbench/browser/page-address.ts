/** Where a page of the app is and with what; `to` may hold `:names` that `params` fill. */
export interface PageTarget {
  to: string;
  params?: Record<string, string> | undefined;
}

/** What an app page is told of its own address. */
export interface PageLocation {
  path: string;
  params: Record<string, string>;
}

/** Below this the pages of the app are. */
const PAGES = '/pages';

/** The workbench's address of a page of the app: what fills no `:name` of the path becomes its query. */
export const pageAddress = ({ to, params = {} }: PageTarget): string => {
  const rest = new Map(Object.entries(params));
  const path = to.replace(/:(\w+)/g, (whole, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return value === undefined ? whole : encodeURIComponent(value);
  });
  const query = new URLSearchParams([...rest]).toString();
  return `${PAGES}${path === '/' ? '' : path}${query === '' ? '' : `?${query}`}`;
};

/** The page of the app that an address names; undefined: none. */
export const pageLocation = ({ pathname, searchParams }: URL): PageLocation | undefined => {
  if (pathname !== PAGES && !pathname.startsWith(`${PAGES}/`)) return undefined;
  const params = Object.fromEntries([...searchParams].filter(([name]) => name !== 'user'));
  return { path: pathname.slice(PAGES.length) || '/', params };
};

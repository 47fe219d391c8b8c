import { PageLink } from '../router.tsx';

const pages = [
  { key: 'overview', href: '/connected-apps', words: 'Overview' },
  { key: 'settings', href: '/connected-apps/settings', words: 'Settings' },
] as const;

/** The pages of one connected app. */
export const AppTabs = ({ open }: { open: (typeof pages)[number]['key'] }) => (
  <nav className="type-tabs" aria-label="Pages of the app">
    {pages.map(({ key, href, words }) => (
      <PageLink key={key} href={href} aria-current={key === open ? 'page' : undefined}>
        {words}
      </PageLink>
    ))}
  </nav>
);

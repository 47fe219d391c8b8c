import type { Setting } from './data.ts';
import { objectTypes } from './object-types.ts';
import { pageAddress } from './page-address.ts';
import { PageLink } from './router.tsx';

/** The bar on top: where to go, and who is signed in. */
export const Header = ({ workbench, portal, user, onSignIn }: Setting & { onSignIn: (userId: string) => void }) => (
  <header className="page-header">
    <PageLink className="brand" href="/">
      {portal.portal.name}
    </PageLink>
    <nav aria-label="Records">
      {objectTypes.map(({ name, plural }) => (
        <PageLink key={name} href={`/?type=${name}`}>
          {plural}
        </PageLink>
      ))}
      <a href={workbench.xeroUrl} target="_blank" rel="noopener noreferrer">
        Xero stand-in ↗
      </a>
    </nav>
    <nav className="page-header-apps" aria-label="Apps">
      {workbench.cards.some(({ location }) => location === 'pages') && (
        <PageLink href={pageAddress({ to: '/' })}>{workbench.app.name}</PageLink>
      )}
      <PageLink href="/connected-apps">Connected apps</PageLink>
      <PageLink href="/marketplace">Marketplace</PageLink>
    </nav>
    <label className="user-switch">
      <span>Signed in as</span>
      <select value={user.userId} onChange={(event) => onSignIn(event.target.value)}>
        {portal.users.map(({ userId, firstName, lastName, role }) => (
          <option key={userId} value={userId}>
            {firstName} {lastName} ({role})
          </option>
        ))}
      </select>
    </label>
  </header>
);

import type { Setting } from '../data.ts';
import { PageLink } from '../router.tsx';

/** What stands in place of everything that the app would show. */
export const NotInstalled = ({ setting }: { setting: Setting }) => (
  <div className="not-installed">
    <h2>This app is not installed</h2>
    <p>
      {setting.workbench.app.name} shows nothing in this account until somebody installs it.{' '}
      <PageLink href="/marketplace">Go to the marketplace</PageLink>
    </p>
  </div>
);

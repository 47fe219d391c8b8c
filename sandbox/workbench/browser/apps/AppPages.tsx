import { CardHost } from '../card/CardHost.tsx';
import type { Setting } from '../data.ts';
import type { PageLocation } from '../page-address.ts';
import { NotInstalled } from './NotInstalled.tsx';

/** The pages that the app brings, in the place that HubSpot gives them. */
export const AppPages = ({ setting, page }: { setting: Setting; page: PageLocation }) => {
  const { workbench, portal, user } = setting;
  const card = workbench.cards.find(({ location }) => location === 'pages');
  return (
    <main className="app-page app-page-wide">
      <h1>{workbench.app.name}</h1>
      {portal.install === null ? (
        <NotInstalled setting={setting} />
      ) : card ? (
        <section className="app-panel" aria-label={`Pages of ${workbench.app.name}`}>
          <CardHost key={user.userId} card={card} setting={setting} place={{ location: 'pages', ...page }} />
        </section>
      ) : (
        <p className="empty">This app has no pages.</p>
      )}
    </main>
  );
};

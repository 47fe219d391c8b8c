import { CardHost } from '../card/CardHost.tsx';
import type { Setting } from '../data.ts';
import { AppTabs } from './AppTabs.tsx';
import { NotInstalled } from './NotInstalled.tsx';

/** The settings page that the app brings, in the place that HubSpot gives it. */
export const SettingsPage = ({ setting }: { setting: Setting }) => {
  const { workbench, portal, user } = setting;
  const { name } = workbench.app;
  return (
    <main className="app-page">
      <h1>Connected apps</h1>
      {portal.install === null ? (
        <NotInstalled setting={setting} />
      ) : (
        <section className="app-panel" aria-label={name}>
          <h2>{name}</h2>
          <AppTabs open="settings" />
          <Extension key={user.userId} setting={setting} />
        </section>
      )}
    </main>
  );
};

/** Anew for every person, as in HubSpot. */
const Extension = ({ setting }: { setting: Setting }) => {
  const card = setting.workbench.cards.find(({ location }) => location === 'settings');
  if (!card) return <p className="empty">This app has no settings page.</p>;
  return <CardHost card={card} setting={setting} place={{ location: 'settings' }} />;
};

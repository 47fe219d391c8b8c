import { useContext, useState } from 'react';
import { uninstall, type Install, type Portal, type Setting } from '../data.ts';
import { navigate, PageLink } from '../router.tsx';
import { ToastContext } from '../Toasts.tsx';
import { AppTabs } from './AppTabs.tsx';
import { NotInstalled } from './NotInstalled.tsx';

interface ConnectedAppsProps {
  setting: Setting;
  /** The person has just come back from installing. */
  isNew: boolean;
  onReload: () => void;
}

/** Which app is connected, by whom, since when and with what rights; and how to remove it. */
export const ConnectedAppsPage = ({ setting, isNew, onReload }: ConnectedAppsProps) => {
  const { portal, workbench } = setting;
  const { install } = portal;
  return (
    <main className="app-page">
      <h1>Connected apps</h1>
      {install === null ? (
        <NotInstalled setting={setting} />
      ) : (
        <>
          {isNew && (
            <p role="status" className="app-done">
              {workbench.app.name} is installed. <PageLink href="/connected-apps/settings">Go to its settings</PageLink>
            </p>
          )}
          <section className="app-panel" aria-label={workbench.app.name}>
            <h2>{workbench.app.name}</h2>
            <AppTabs open="overview" />
            <Facts install={install} portal={portal} />
            <Uninstall setting={setting} onDone={onReload} />
          </section>
        </>
      )}
    </main>
  );
};

const Facts = ({ install, portal }: { install: Install; portal: Portal }) => {
  const by = portal.users.find(({ userId }) => userId === install.userId);
  const since = new Date(install.installedAt);
  const timeZone = portal.portal.timeZone;
  return (
    <dl className="app-facts">
      <dt>Installed by</dt>
      <dd>{by ? `${by.firstName} ${by.lastName}` : install.userId}</dd>
      <dt>Since</dt>
      <dd>{since.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })}</dd>
      <dt>Scopes</dt>
      <dd>{install.scopes.join(', ')}</dd>
    </dl>
  );
};

/** Asks once more: the access of the app ends at once. */
const Uninstall = ({ setting, onDone }: { setting: Setting; onDone: () => void }) => {
  const alert = useContext(ToastContext);
  const [sure, setSure] = useState(false);
  const { name } = setting.workbench.app;
  const remove = async (): Promise<void> => {
    try {
      await uninstall();
      navigate('/connected-apps');
      onDone();
    } catch (error) {
      alert({ type: 'danger', title: 'Not removed', message: error instanceof Error ? error.message : String(error) });
    }
  };
  if (!setting.user.managesIntegrations)
    return <p className="field-description">Only somebody who may install apps can uninstall this one.</p>;
  if (!sure)
    return (
      <div className="button-row">
        <button type="button" className="button button-secondary button-md" onClick={() => setSure(true)}>
          Uninstall
        </button>
      </div>
    );
  return (
    <div role="group" aria-label={`Uninstall ${name}?`}>
      <p>{name} loses its access to this account at once, and its cards disappear from every record.</p>
      <div className="button-row">
        <button type="button" className="button button-destructive button-md" onClick={() => void remove()}>
          Uninstall {name}
        </button>
        <button type="button" className="button button-secondary button-md" onClick={() => setSure(false)}>
          Keep it
        </button>
      </div>
    </div>
  );
};

import { useEffect, useRef } from 'react';
import { appPage } from './apps/app-page.tsx';
import { readPortal, readWorkbench, type Setting } from './data.ts';
import { Header } from './Header.tsx';
import { ListPage } from './ListPage.tsx';
import { NotFound, Message } from './Message.tsx';
import { typeById } from './object-types.ts';
import { RecordPage } from './record/RecordPage.tsx';
import { useAddress } from './router.tsx';
import { useSession } from './session.ts';
import { Toasts } from './Toasts.tsx';
import { useLoaded } from './use-loaded.ts';

const loadSetting = async (): Promise<Omit<Setting, 'user'>> => {
  const [workbench, portal] = await Promise.all([readWorkbench(), readPortal()]);
  return { workbench, portal };
};

export const App = () => {
  const [loaded, reload] = useLoaded('setting', loadSetting);
  if (loaded.state === 'loading') return <Message title="Loading the workbench…" />;
  if (loaded.state === 'failed') return <Message title="The workbench cannot start">{loaded.error.message}</Message>;
  return <Pages {...loaded.value} onReload={reload} />;
};

const Pages = ({ workbench, portal, onReload }: Omit<Setting, 'user'> & { onReload: () => void }) => {
  const address = useAddress();
  // The app may have been installed or removed meanwhile: every page tells it as it is now.
  const shown = useRef(address.pathname);
  useEffect(() => {
    if (shown.current !== address.pathname) onReload();
    shown.current = address.pathname;
  }, [address.pathname]);
  const [user, signIn] = useSession(portal.users);
  if (!user) return <Message title="Nobody can sign in">The portal has no users.</Message>;
  const setting = { workbench, portal, user };
  return (
    <Toasts>
      <Header {...setting} onSignIn={signIn} />
      <Page address={address} setting={setting} onReload={onReload} />
    </Toasts>
  );
};

const listAddress = /^\/contacts\/\d+\/objects\/(?<typeId>[^/]+)\/?$/;
const recordAddress = /^\/contacts\/(?<portalId>\d+)\/record\/(?<typeId>[^/]+)\/(?<id>[^/]+)\/?$/;

const Page = ({ address, setting, onReload }: { address: URL; setting: Setting; onReload: () => void }) => {
  if (address.pathname === '/') return <ListPage {...setting} query={address.searchParams} />;
  const page = appPage(address, setting, onReload);
  if (page) return page;
  const listed = typeById(listAddress.exec(address.pathname)?.groups?.['typeId'] ?? '');
  if (listed) return <ListPage {...setting} query={new URLSearchParams({ type: listed.name })} />;
  const { portalId, typeId, id } = recordAddress.exec(address.pathname)?.groups ?? {};
  const type = typeById(typeId ?? '');
  if (!type || !id || portalId !== String(setting.portal.portal.id)) return <NotFound />;
  return <RecordPage key={`${type.id}/${id}`} setting={setting} type={type} id={decodeURIComponent(id)} />;
};

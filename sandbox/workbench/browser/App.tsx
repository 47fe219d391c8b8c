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
  const [loaded] = useLoaded('setting', loadSetting);
  if (loaded.state === 'loading') return <Message title="Loading the workbench…" />;
  if (loaded.state === 'failed') return <Message title="The workbench cannot start">{loaded.error.message}</Message>;
  return <Pages {...loaded.value} />;
};

const Pages = ({ workbench, portal }: Omit<Setting, 'user'>) => {
  const address = useAddress();
  const [user, signIn] = useSession(portal.users);
  if (!user) return <Message title="Nobody can sign in">The portal has no users.</Message>;
  const setting = { workbench, portal, user };
  return (
    <Toasts>
      <Header {...setting} onSignIn={signIn} />
      <Page address={address} setting={setting} />
    </Toasts>
  );
};

const recordAddress = /^\/contacts\/(?<portalId>\d+)\/record\/(?<typeId>[^/]+)\/(?<id>[^/]+)\/?$/;

const Page = ({ address, setting }: { address: URL; setting: Setting }) => {
  if (address.pathname === '/') return <ListPage {...setting} query={address.searchParams} />;
  const { portalId, typeId, id } = recordAddress.exec(address.pathname)?.groups ?? {};
  const type = typeById(typeId ?? '');
  if (!type || !id || portalId !== String(setting.portal.portal.id)) return <NotFound />;
  return <RecordPage key={`${type.id}/${id}`} setting={setting} type={type} id={decodeURIComponent(id)} />;
};

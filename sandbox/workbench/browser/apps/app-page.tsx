import type { ReactElement } from 'react';
import type { Setting } from '../data.ts';
import { pageLocation } from '../page-address.ts';
import { AppPages } from './AppPages.tsx';
import { ConnectedAppsPage } from './ConnectedAppsPage.tsx';
import { MarketplacePage } from './MarketplacePage.tsx';
import { SettingsPage } from './SettingsPage.tsx';

/** An app's page as HubSpot's own links name it: `/connected-apps/{portal}/installed`. */
const INSTALLED = /^\/connected-apps\/\d+\/installed/;

/** The page about apps that an address names; undefined for every other address. */
export const appPage = (address: URL, setting: Setting, onReload: () => void): ReactElement | undefined => {
  const page = pageLocation(address);
  if (page) return <AppPages setting={setting} page={page} />;
  switch (address.pathname.replace(INSTALLED, '/connected-apps').replace(/\/$/, '')) {
    case '/marketplace':
      return <MarketplacePage {...setting} />;
    case '/connected-apps':
      return <ConnectedAppsPage setting={setting} isNew={address.searchParams.has('installed')} onReload={onReload} />;
    case '/connected-apps/settings':
      return <SettingsPage setting={setting} />;
    default:
      return undefined;
  }
};

import { Link, useExtensionContext } from '@hubspot/ui-extensions';

/** HubSpot's page of the connected apps, for those who may manage ours; the card does not know on which host it is. */
export const SettingsLink = () => {
  const { portal } = useExtensionContext();
  return <Link href={`/connected-apps/${portal.id}/installed`}>Open Connected apps</Link>;
};

import { EmptyState, Text } from '@hubspot/ui-extensions';
import { SettingsLink } from './SettingsLink.tsx';

/** No Xero organisation is tied to this portal. */
export const NotConnected = ({ canManage }: { canManage: boolean }) => (
  <EmptyState title="Xero is not connected yet" imageName="integrations" layout="vertical">
    <Text>
      {canManage
        ? 'Connect your Xero organisation in the settings of Tieout, under Connected apps, and your customers’ accounts appear here.'
        : 'Ask whoever installed Tieout to connect Xero. This customer’s account appears here as soon as it is done.'}
    </Text>
    {canManage && <SettingsLink />}
  </EmptyState>
);

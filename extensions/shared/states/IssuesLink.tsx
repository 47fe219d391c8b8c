import { Button, useExtensionActions } from '@hubspot/ui-extensions';

/** Leads to the app's page of what did not go through. */
export const IssuesLink = () => {
  const { navigateToPage } = useExtensionActions<'crm.record.tab' | 'settings'>();
  return (
    <Button variant="transparent" size="xs" onClick={() => navigateToPage({ to: '/' })}>
      See everything that did not go through
    </Button>
  );
};

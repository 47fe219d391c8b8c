import { Button, useExtensionActions } from '@hubspot/ui-extensions';

/** Closes the panel of that id. */
export const ClosePanel = ({ id }: { id: string }) => {
  const { closeOverlay } = useExtensionActions<'crm.record.tab'>();
  return <Button onClick={() => closeOverlay(id)}>Close</Button>;
};

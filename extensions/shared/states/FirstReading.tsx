import { Button, EmptyState, Text } from '@hubspot/ui-extensions';

/** Xero is connected and is being read for the first time: nothing can be said of anybody yet. */
export const FirstReading = ({ onLook }: { onLook: () => void }) => (
  <EmptyState title="Reading Xero for the first time" imageName="building" layout="vertical">
    <Text>This takes a few minutes. The account appears here once everything has been read.</Text>
    <Button onClick={onLook}>Look again</Button>
  </EmptyState>
);

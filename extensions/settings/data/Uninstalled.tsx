import { EmptyState, Text } from '@hubspot/ui-extensions';
import { useFormat } from '../../shared/format/use-format.ts';

/** The end of it: until when it can be taken back. */
export const Uninstalled = ({ eraseAfter }: { eraseAfter: string }) => {
  const { moment } = useFormat();
  return (
    <EmptyState title="Tieout is uninstalled" imageName="store" layout="vertical">
      <Text>Everything that it stores of this account is deleted after {moment(eraseAfter)}.</Text>
      <Text>Until then, installing it again from the marketplace takes everything up where it was left.</Text>
    </EmptyState>
  );
};

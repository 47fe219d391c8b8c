import { Divider, Flex } from '@hubspot/ui-extensions';
import type { AdminSettings } from '../../../src/contract/settings.ts';
import { ExportData } from './ExportData.tsx';
import { Uninstall } from './Uninstall.tsx';

interface DataTabProps {
  settings: AdminSettings;
  onUninstalled: (eraseAfter: string) => void;
}

/** What is stored: take it along, or have it deleted (C88). */
export const DataTab = ({ settings, onUninstalled }: DataTabProps) => (
  <Flex direction="column" gap="md">
    <ExportData />
    <Divider />
    <Uninstall settings={settings} onUninstalled={onUninstalled} />
  </Flex>
);

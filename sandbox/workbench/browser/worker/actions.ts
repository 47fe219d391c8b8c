import type { Context, HostApi } from '../card/protocol.ts';
import type { CrmProperties } from './crm-properties.ts';

/** The actions that every extension has; the page does them. */
const createPlatformActions = (host: HostApi): Record<string, unknown> => ({
  addAlert: host.addAlert,
  closeOverlay: host.closeOverlay,
  copyTextToClipboard: host.copyTextToClipboard,
  navigateToPage: host.navigateToPage,
  openIframeModal: host.openIframeModal,
  reloadPage: host.reloadPage,
});

/** Those of a card on a record besides. */
const createRecordActions = (host: HostApi, crm: CrmProperties): Record<string, unknown> => ({
  refreshObjectProperties: host.refreshObjectProperties,
  fetchCrmObjectProperties: (names: string[] | '*') => Promise.resolve(withoutNull(crm.read(names))),
  onCrmPropertiesUpdate: (names: string[] | '*', callback: (properties: Record<string, string>) => void) => {
    crm.listen(names, (properties) => callback(withoutNull(properties)));
  },
});

const WITHOUT_RECORD: ReadonlySet<Context['location']> = new Set(['settings', 'pages', 'crm.bulkActions']);

/** What an extension can have done where it runs. */
export const createActions = (
  host: HostApi,
  { crm, location }: { crm: CrmProperties; location: Context['location'] },
): Record<string, unknown> => ({
  ...createPlatformActions(host),
  ...(WITHOUT_RECORD.has(location) ? {} : createRecordActions(host, crm)),
});

/** These two actions know no null: an empty property is an empty string. */
const withoutNull = (properties: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, value ?? '']));

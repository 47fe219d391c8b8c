import type { HostApi } from '../card/protocol.ts';
import type { CrmProperties } from './crm-properties.ts';

/** The actions of a card on a record: most are done by the page, those on properties here. */
export const createActions = (host: HostApi, crm: CrmProperties): Record<string, unknown> => ({
  addAlert: host.addAlert,
  closeOverlay: host.closeOverlay,
  copyTextToClipboard: host.copyTextToClipboard,
  navigateToPage: host.navigateToPage,
  openIframeModal: host.openIframeModal,
  refreshObjectProperties: host.refreshObjectProperties,
  reloadPage: host.reloadPage,
  fetchCrmObjectProperties: (names: string[] | '*') => Promise.resolve(withoutNull(crm.read(names))),
  onCrmPropertiesUpdate: (names: string[] | '*', callback: (properties: Record<string, string>) => void) => {
    crm.listen(names, (properties) => callback(withoutNull(properties)));
  },
});

/** These two actions know no null: an empty property is an empty string. */
const withoutNull = (properties: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, value ?? '']));

import { retain } from '@remote-ui/rpc';
import type { OverlayRegistry } from '../components/overlay-registry.tsx';
import { playFetch, readAssociated, readList, type CrmObjectType, type CrmRecord, type PortalUser } from '../data.ts';
import { typeById, typeByName } from '../object-types.ts';
import { report } from '../report.ts';
import { pageAddress } from '../page-address.ts';
import { navigate } from '../router.tsx';
import type { Alert } from '../Toasts.tsx';
import { isOnRecord, type Place } from './place.ts';
import type { AssociationsPage, AssociationsRequest, HostApi, Properties } from './protocol.ts';

export type IframeRequest = Parameters<HostApi['openIframeModal']>[0] & { onClose: (() => void) | undefined };

interface HostSetting {
  user: PortalUser;
  place: Place;
  overlays: OverlayRegistry;
  addAlert: (alert: Alert) => void;
  openIframe: (request: IframeRequest) => void;
  onFailed: (message: string) => void;
}

const defaultPageLength = 10;

const NO_RECORDS = {
  settings: 'A settings page has no record',
  pages: 'A page of an app has no record',
  'crm.bulkActions': 'A bulk action stands on no one record',
};

const pick = (record: CrmRecord, names: string[] = []): Properties =>
  Object.fromEntries(names.map((name) => [name, record.properties[name] ?? null]));

const objectName = (written: string): CrmObjectType => {
  const type = typeById(written) ?? typeByName(written);
  if (!type) throw new Error(`The workbench knows no records of type ${written}`);
  return type.name;
};

const fetchAssociations = async ({ place }: HostSetting, request: AssociationsRequest): Promise<AssociationsPage> => {
  if (!isOnRecord(place)) throw new Error(NO_RECORDS[place.location]);
  const { type, record } = place;
  const { toObjectType, properties, pageLength = defaultPageLength, offset = 0 } = request;
  const all = await readAssociated({ type: type.name, id: record.id }, objectName(toObjectType));
  const end = offset + pageLength;
  return {
    results: all.slice(offset, end).map((one) => ({
      toObjectId: Number(one.record.id),
      associationTypes: one.associationTypes.map(({ label, ...rest }) => ({ ...rest, label: label ?? '' })),
      properties: pick(one.record, properties),
    })),
    hasMore: all.length > end,
    nextOffset: Math.min(end, all.length),
  };
};

const fetchCrmSearch: HostApi['fetchCrmSearch'] = async (request) => {
  const { objectType, properties, query = '', filterGroups = [], sorts = [], after = '0' } = request;
  if (filterGroups.length > 0 || sorts.length > 0)
    throw new Error('The workbench searches by words only: no filterGroups, no sorts');
  const limit = request.pageLength ?? defaultPageLength;
  const { total, results } = await readList(objectName(objectType), { limit, offset: Number(after), q: query });
  const end = Number(after) + results.length;
  return {
    results: results.map((one) => ({ objectId: Number(one.id), properties: pick(one, properties) })),
    total,
    hasMore: end < total,
    ...(end < total && { after: String(end) }),
  };
};

/** What the page does for the card on one record, in the name of the person signed in. */
export const createHostApi = (setting: HostSetting): HostApi => ({
  hsFetch: (url, { method = 'GET', body, headers, timeout }) =>
    playFetch({ userId: setting.user.userId, url, method, body, headers, timeout }),
  fetchAssociations: (request) => fetchAssociations(setting, request),
  fetchCrmSearch,
  addAlert: setting.addAlert,
  closeOverlay: setting.overlays.close,
  copyTextToClipboard: (text) => navigator.clipboard.writeText(text),
  navigateToPage: (target) => navigate(pageAddress(target)),
  openIframeModal: (request, onClose) => {
    if (onClose) retain(onClose);
    setting.openIframe({ ...request, onClose });
  },
  refreshObjectProperties: () => {
    if (isOnRecord(setting.place)) setting.place.onRefresh();
  },
  reloadPage: () => location.reload(),
  log: (level, message) => {
    if (level === 'error' || level === 'warn') report(level, message);
  },
  cardFailed: setting.onFailed,
});

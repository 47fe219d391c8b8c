import { Temporal } from 'temporal-polyfill';
import type { ApiOperation, Portal } from './api.ts';

/** `app-eu1.hubspot.com` is kept in `eu1`; the plain host in `na1`. */
const hostingLocation = (uiDomain: string): string => /^app-(\w+)\./.exec(uiDomain)?.[1] ?? 'na1';

/** `GET /account-info/2026-09/details`. */
export const accountOperations = ({ state, clock }: Portal): ApiOperation[] => [
  {
    id: 'account.details',
    method: 'get',
    path: '/account-info/2026-09/details',
    scopes: ['oauth'],
    answer() {
      const { id, timeZone, companyCurrency, additionalCurrencies, uiDomain } = state.portal;
      const now = Temporal.Instant.fromEpochMilliseconds(clock.now().getTime()).toZonedDateTimeISO(timeZone);
      return {
        status: 200,
        body: {
          portalId: id,
          accountType: 'STANDARD',
          timeZone,
          companyCurrency,
          additionalCurrencies,
          utcOffset: now.offset,
          utcOffsetMilliseconds: now.offsetNanoseconds / 1_000_000,
          uiDomain,
          dataHostingLocation: hostingLocation(uiDomain),
        },
      };
    },
  },
];

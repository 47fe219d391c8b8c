import type { ListPage } from '../../src/mirror/ports.ts';
import type { HubSpot } from '../../src/vendors/hubspot/create-hubspot.ts';
import { compare, got, readsWell, type Check } from './check.ts';

const PORTAL = '1';

/** What reading at HubSpot must be like, whatever the account holds. Nothing is written. */
export function hubspotChecks(hubspot: HubSpot, accessToken: string): Check[] {
  const asked = { portalId: PORTAL, tenantId: '', changedSince: null };
  const reads = Object.entries(hubspot.readers).map(([stream, read]): Check => [
    `every row of ${stream} can be read`,
    () => readsWell((page) => (read as ListPage<'crm_deals'>)({ ...asked, page })),
  ]);
  return [
    ...reads,
    [
      'the account says its time zone and its currency',
      async () => {
        const { timeZone, companyCurrency } = got(await hubspot.accountDetails(accessToken));
        return compare('known', [/\//.test(timeZone), /^[A-Z]{3}$/.test(companyCurrency)], [true, true]);
      },
    ],
    [
      'a deal is read live, and is the one that the list has',
      async () => {
        const [deal] = got(await hubspot.readers.crm_deals({ ...asked, page: null })).rows;
        if (!deal) return 'the account has no deal: make one';
        return compare('id', got(await hubspot.readDeal(PORTAL, deal.id))?.id, deal.id);
      },
    ],
  ];
}

import type { UserContext } from '@hubspot/ui-extensions';
import type { Card, Portal, PortalUser, Setting } from '../data.ts';
import type { Place } from './place.ts';
import type { Context } from './protocol.ts';

const userContext = (user: PortalUser, { teams, users }: Portal): UserContext => ({
  id: user.userId,
  email: user.email,
  emails: [user.email],
  firstName: user.firstName,
  lastName: user.lastName,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- HubSpot still sends it, always empty
  roles: [],
  teams: teams
    .filter(({ id }) => user.teams.includes(id))
    .map(({ id, name }) => ({
      id: Number(id),
      name,
      teammates: users.filter((mate) => mate.teams.includes(id)).map(({ userId }) => userId),
    })),
  permissions: user.managesIntegrations ? ['integrations-management-write'] : [],
});

/** What an extension is told about where it runs and for whom. */
export const createContext = ({ setting, card, place }: { setting: Setting; card: Card; place: Place }): Context => {
  const { portal, user, workbench } = setting;
  const shared = {
    user: userContext(user, portal),
    portal: { id: portal.portal.id, timezone: portal.portal.timeZone },
    variables: workbench.app.variables,
    extension: { appId: workbench.app.appId, appName: workbench.app.name, cardTitle: card.name },
  };
  if (place.location === 'settings' || place.location === 'pages') return { location: place.location, ...shared };
  if (place.location === 'crm.bulkActions') {
    const crm = { objectTypeId: place.type.id, objectIds: place.ids.map(Number) };
    return { location: place.location, ...shared, crm };
  }
  const { location, record, type } = place;
  return { location, ...shared, crm: { objectId: Number(record.id), objectTypeId: type.id } };
};

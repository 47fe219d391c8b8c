import type { CrmContext, UserContext } from '@hubspot/ui-extensions';
import type { Card, CrmRecord, Portal, PortalUser, Setting } from '../data.ts';
import type { ObjectType } from '../object-types.ts';

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

/** What a card on a record is told about where it runs and for whom. */
export const createContext = (place: {
  setting: Setting;
  card: Card;
  location: CrmContext['location'];
  type: ObjectType;
  record: CrmRecord;
}): CrmContext => {
  const { portal, user, workbench } = place.setting;
  return {
    location: place.location,
    user: userContext(user, portal),
    portal: { id: portal.portal.id, timezone: portal.portal.timeZone },
    variables: workbench.app.variables,
    extension: { appId: workbench.app.appId, appName: workbench.app.name, cardTitle: place.card.name },
    crm: { objectId: Number(place.record.id), objectTypeId: place.type.id },
  };
};

import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { CrmRecord } from '../../seed/world.ts';
import type { Answer, Parsed } from '../answer.ts';
import type { Portal } from '../api.ts';
import type { Author } from '../changes.ts';
import { findObjectType, type ObjectType } from '../object-types.ts';
import { checkWanted } from '../objects/check.ts';
import { presenter } from '../objects/present-record.ts';
import type { Properties } from '../objects/properties.ts';
import type { HubSpotState } from '../state.ts';

/** What a route under `/crm/{type}` does. */
export type CrmRoute = (portal: Portal, type: ObjectType, request: Request) => Answer;

export const notFound: Answer = { status: 404, body: { message: 'No such record' } };
export const refusal = (message: string): Answer => ({ status: 400, body: { message } });

/** Serves a route; a kind of record that is not known is 404. */
export const answering =
  (portal: Portal, route: CrmRoute): RequestHandler =>
  (request, response) => {
    const type = findObjectType(String(request.params['type']));
    const { status, body } = type === undefined ? notFound : route(portal, type, request);
    if (body === undefined) response.status(status).end();
    else response.status(status).json(body);
  };

/** A record with all of its properties, as a person sees it. */
export const shown = (state: HubSpotState, type: ObjectType): ((record: CrmRecord) => object) =>
  presenter(
    state,
    type,
    state.properties[type.name].map(({ name }) => name),
  );

/** The control plane does not ask who it is: it is the first user of the portal. */
export const somebody = ({ users }: HubSpotState): Author => ({
  changeSource: 'CRM_UI',
  sourceId: `userId:${users[0]?.userId ?? 0}`,
});

export const propertiesSchema = z.record(z.string(), z.string().nullable());

interface Written {
  type: ObjectType;
  properties: z.infer<typeof propertiesSchema>;
  /** Absent: a new one. */
  record?: CrmRecord;
}

/** What a person may write, refused as the API refuses it; null empties a property. */
export const writable = (state: HubSpotState, { type, properties, record }: Written): Parsed<Properties> => {
  const texts = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, value ?? '']));
  return checkWanted(state, { type, properties: texts, record, taken: new Set() });
};

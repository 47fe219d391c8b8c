import type { Request } from 'express';

/** An app as registered with Xero. */
export interface Client {
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
  /** What people read on Xero's pages; default: the client id. */
  name?: string;
}

/** What people call the app. */
export const nameOf = (clients: readonly Client[], clientId: string): string =>
  clients.find((one) => one.clientId === clientId)?.name ?? clientId;

/** The fields of a form; none when there was no form. */
export const formOf = (request: Request): Record<string, unknown> => (request.body ?? {}) as Record<string, unknown>;

/** The caller's id and secret, from the Basic header or from the form. */
const credentials = (request: Request): [id: unknown, secret: unknown] => {
  const [, basic] = /^Basic (.+)$/i.exec(request.get('authorization') ?? '') ?? [];
  if (basic === undefined) return [formOf(request)['client_id'], formOf(request)['client_secret']];
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':', 2);
  return [decodeURIComponent(id), decodeURIComponent(secret)];
};

/** The app that calls, if its id and secret are right. */
export const clientOf = (clients: readonly Client[], request: Request): Client | undefined => {
  const [id, secret] = credentials(request);
  return clients.find(({ clientId, clientSecret }) => clientId === id && clientSecret === secret);
};

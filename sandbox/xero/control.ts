import type { Request, Router } from 'express';
import { z } from 'zod';
import { checked } from '../kit/checked.ts';
import type { XeroOrganisation } from '../seed/world.ts';
import { sourceOf, type Reading } from './accounting.ts';
import { applyEdit, editSchema } from './edit.ts';
import { consent, revoke } from './identity/consent.ts';
import { refusedScope } from './identity/scopes.ts';
import type { Client } from './identity/token.ts';
import { wireContacts } from './wire/contacts.ts';
import { wireInvoices } from './wire/invoices.ts';

const consentSchema = z.strictObject({
  scopes: z.array(z.string()).min(1),
  /** Default: the world's first organisation, as one consent of an ordinary app connects one. */
  tenantIds: z.array(z.string()).min(1).optional(),
  /** Default: the first client and its first redirect URI. */
  clientId: z.string().optional(),
});

const revokeSchema = z.strictObject({ tenantId: z.string().optional() });

/** The organisation that `?tenantId=` names; default: the first. */
const organisationOf = ({ kit }: Reading, request: Request): XeroOrganisation | undefined => {
  const { organisations } = kit.state.data;
  const { tenantId } = request.query;
  return tenantId === undefined ? organisations[0] : organisations.find((one) => one.organisationId === tenantId);
};

const addConsent = (control: Router, { kit }: Reading, clients: readonly Client[]): void => {
  control.post(
    '/consent',
    checked(consentSchema, (body, response) => {
      const { organisations } = kit.state.data;
      const client = body.clientId === undefined ? clients[0] : clients.find((one) => one.clientId === body.clientId);
      const redirectUri = client?.redirectUris[0];
      const tenantIds = body.tenantIds ?? organisations.slice(0, 1).map((one) => one.organisationId);
      const known = tenantIds.every((id) => organisations.some((one) => one.organisationId === id));
      const refused = refusedScope(body.scopes);
      if (refused !== undefined)
        response.status(400).json({ error: 'invalid_scope', message: `Invalid scope: ${refused}` });
      else if (client === undefined || redirectUri === undefined || !known)
        response.status(400).json({ message: 'No such client or organisation' });
      else {
        const code = consent(kit, { clientId: client.clientId, redirectUri, scopes: body.scopes, tenantIds });
        response.json({ code, redirectUri });
      }
    }),
  );
  control.post(
    '/revoke',
    checked(revokeSchema, ({ tenantId }, response) => {
      revoke(kit, tenantId);
      response.status(204).end();
    }),
  );
};

const addTruth = (control: Router, reading: Reading): void => {
  const truth = { '/invoices': 'Invoices', '/contacts': 'Contacts' } as const;
  for (const [path, name] of Object.entries(truth))
    control.get(path, (request, response) => {
      const organisation = organisationOf(reading, request);
      if (organisation === undefined) {
        response.status(404).json({ message: 'No such organisation' });
        return;
      }
      const { ledger, today } = sourceOf(reading, organisation, {});
      response.json({ [name]: name === 'Invoices' ? wireInvoices(ledger, 4) : wireContacts(ledger, today) });
    });
};

/** The control routes that only Xero has: what people do in Xero, and the whole truth about one organisation. */
export const addControl = (control: Router, reading: Reading, clients: readonly Client[]): void => {
  addConsent(control, reading, clients);
  addTruth(control, reading);
  control.post(
    '/edit',
    checked(editSchema, (edit, response) => {
      const refused = applyEdit(reading, edit);
      if (refused === undefined) response.status(204).end();
      else response.status(400).json({ message: refused });
    }),
  );
};

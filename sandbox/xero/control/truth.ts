import type { Request, Router } from 'express';
import { sourceOf, type Reading } from '../accounting.ts';
import type { Organisation } from '../facts.ts';
import { wireContacts } from '../wire/contacts.ts';
import { wireInvoices } from '../wire/invoices.ts';

/** The organisation that `?tenantId=` names; default: the first. */
const organisationOf = ({ kit }: Reading, request: Request): Organisation | undefined => {
  const { organisations } = kit.state.data;
  const { tenantId } = request.query;
  return tenantId === undefined ? organisations[0] : organisations.find((one) => one.organisationId === tenantId);
};

/** `GET /__sandbox/invoices|contacts?tenantId=`: the whole truth of one organisation, in the API's words, without a token. */
export const addTruthRoutes = (control: Router, reading: Reading): void => {
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

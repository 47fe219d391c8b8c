import type { Request, Router } from 'express';
import { sourceOf, type Reading } from '../accounting.ts';
import type { Organisation } from '../facts.ts';
import { wireContacts } from '../wire/contacts.ts';
import { wireCredits } from '../wire/credits.ts';
import { wireInvoices } from '../wire/invoices.ts';

/** The organisation that `?tenantId=` names; default: the first. */
const organisationOf = ({ kit }: Reading, request: Request): Organisation | undefined => {
  const { organisations } = kit.state.data;
  const { tenantId } = request.query;
  return tenantId === undefined ? organisations[0] : organisations.find((one) => one.organisationId === tenantId);
};

const truth: Record<string, (source: ReturnType<typeof sourceOf>) => object> = {
  '/invoices': ({ ledger }) => ({ Invoices: wireInvoices(ledger, 4) }),
  '/contacts': ({ ledger, today }) => ({ Contacts: wireContacts(ledger, today) }),
  '/credit-notes': ({ ledger }) => ({ CreditNotes: wireCredits({ ledger, kind: 'CreditNote', unitdp: 4 }) }),
};

/** `GET /__sandbox/invoices|contacts|credit-notes?tenantId=`: the whole truth of one organisation, in the API's words, without a token. */
export const addTruthRoutes = (control: Router, reading: Reading): void => {
  for (const [path, told] of Object.entries(truth))
    control.get(path, (request, response) => {
      const organisation = organisationOf(reading, request);
      if (organisation === undefined) response.status(404).json({ message: 'No such organisation' });
      else response.json(told(sourceOf(reading, organisation, {})));
    });
};

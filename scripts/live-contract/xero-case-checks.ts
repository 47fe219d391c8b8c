import { randomUUID } from 'node:crypto';
import { Invoice } from 'xero-node';
import type { Check } from './check.ts';
import { difference } from './cases/expected.ts';
import { askXero, type XeroAccount, type XeroCase } from './cases/xero-account.ts';
import { xeroDoorCases } from './cases/xero-door.ts';
import { xeroFormCases } from './cases/xero-forms.ts';
import { xeroRefusalCases } from './cases/xero-refusals.ts';
import { contactsOf, invoicesOf } from './xero-sdk.ts';

type Open = Pick<XeroAccount, 'api' | 'as' | 'tenant'>;

/** Every refusal that any organisation can be asked for, with a contact of its own, which is archived in the end. */
export function xeroCaseChecks(open: Open): Check[] {
  const story = new Story(open);
  return [
    ['a contact is made for what is to be refused', () => story.begin()],
    ...[...xeroDoorCases, ...xeroFormCases, ...xeroRefusalCases].map((one): Check => [
      `refused: ${one.name}`,
      () => story.ask(one),
      one.rule,
    ]),
    ['what was made for it is deleted, voided or archived', () => story.end()],
  ];
}

const TAKEN_BACK: Record<string, Invoice.StatusEnum> = {
  DRAFT: Invoice.StatusEnum.DELETED,
  SUBMITTED: Invoice.StatusEnum.DELETED,
  AUTHORISED: Invoice.StatusEnum.VOIDED,
};

class Story {
  readonly #open: Open;
  readonly #contacts: string[] = [];
  #account: XeroAccount | null = null;

  constructor(open: Open) {
    this.#open = open;
  }

  async begin(): Promise<string | null> {
    const { api, tenant } = this.#open;
    const { body: settings } = await api.getAccounts(tenant, undefined, 'Class=="REVENUE"');
    const account = settings.accounts?.find(
      ({ code, status }) => code !== undefined && String(status) === 'ACTIVE',
    )?.code;
    const name = `Contract check ${randomUUID().slice(0, 8)}`;
    const { body } = await api.createContacts(tenant, contactsOf({ name }));
    const id = body.contacts?.[0]?.contactID;
    if (account === undefined || id === undefined) return 'there is no account of revenue, or no contact was made';
    this.#contacts.push(id);
    this.#account = { ...this.#open, account, contact: { id, name } };
    return null;
  }

  async ask(one: XeroCase): Promise<string | null> {
    if (!this.#account) return 'not asked: there is no contact for it';
    const asked = await askXero(one, this.#account);
    this.#contacts.push(...(asked.made.contacts ?? []).flatMap(({ contactID }) => contactID ?? []));
    return difference(asked, one.expected);
  }

  /** Takes back each invoice of the contact, and archives every contact that was made. */
  async end(): Promise<string | null> {
    const { api, tenant } = this.#open;
    const [own] = this.#contacts;
    if (own === undefined) return null;
    const none = undefined;
    const { body } = await api.getInvoices(tenant, none, `Contact.ContactID==guid("${own}")`);
    for (const { invoiceID = '', status } of body.invoices ?? []) {
      const to = TAKEN_BACK[String(status)];
      if (to !== undefined) await api.updateInvoice(tenant, invoiceID, invoicesOf({ status: to }));
    }
    for (const id of this.#contacts) await api.updateContact(tenant, id, contactsOf({ contactStatus: 'ARCHIVED' }));
    return null;
  }
}

import { fileURLToPath } from 'node:url';
import express, { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Reading } from '../accounting.ts';
import { applyEdit } from '../edit.ts';
import type { Client } from '../identity/client.ts';
import { pay, paymentSchema } from '../pay.ts';
import { createConnectedApps } from './connected-apps.ts';
import { createConsentPages } from './consent-routes.ts';
import { invoiceList, type ListedInvoice } from './invoice-list.ts';
import { invoicePage, type InvoiceView } from './invoice-page.ts';
import { sendPage, sendWords } from './send-page.ts';

const NEWEST = 30;
const STYLES = fileURLToPath(new URL('pages.css', import.meta.url));

/** Every sales invoice of every organisation. */
const salesInvoices = ({ kit, books }: Reading) =>
  kit.state.data.organisations.flatMap((organisation) =>
    books
      .ledgerOf(organisation)
      .invoices.filter(({ type }) => type === 'ACCREC')
      .map((invoice) => ({
        organisation: organisation.name,
        invoice,
        contact: organisation.contacts.find(({ contactId }) => contactId === invoice.contactId),
      })),
  );

const newest = (reading: Reading): ListedInvoice[] =>
  salesInvoices(reading)
    .sort((one, other) => other.invoice.createdAt.localeCompare(one.invoice.createdAt))
    .slice(0, NEWEST)
    .map(({ organisation, invoice, contact }) => ({ organisation, invoice, customer: contact?.name ?? '' }));

const find = (reading: Reading, invoiceId: string): InvoiceView | undefined =>
  salesInvoices(reading).find(({ invoice }) => invoice.invoiceId === invoiceId);

const sendMissing = (response: Response): void => sendWords(response, { status: 404, title: 'No such invoice' });

/** Pays what the form says; people may write `1,234.50`. */
const payByForm = async (reading: Reading, view: InvoiceView, typed: string): Promise<InvoiceView['refused']> => {
  const { invoiceId } = view.invoice;
  const payment = paymentSchema.safeParse({ invoiceId, amount: typed.replaceAll(/[\s,]/g, '') });
  const message = payment.success ? await pay(reading, payment.data) : 'Enter an amount such as 120.00';
  return message === undefined ? undefined : { amount: typed, message };
};

const formSchema = z.object({ amount: z.string() });

const postPayment = async (reading: Reading, request: Request, response: Response): Promise<void> => {
  const view = find(reading, String(request.params['id']));
  const form = formSchema.safeParse(request.body);
  if (view === undefined || !form.success) {
    sendMissing(response);
    return;
  }
  const refused = await payByForm(reading, view, form.data.amount);
  if (refused === undefined) response.redirect(303, `/invoices/${view.invoice.invoiceId}`);
  else sendPage(response, invoicePage({ ...view, refused }), { status: 400 });
};

/**
 * Pages for people: the newest invoices, one invoice with what can be done to it, connected apps, and the consent that an app
 * asks for. They belong to no vendor call: never counted, struck or guarded. A link to Xero's own page of an invoice leads here when its host is replaced.
 */
export const createPages = (reading: Reading, clients: readonly Client[]): Router => {
  const router = Router({ caseSensitive: true });
  router.use(createConsentPages(reading.kit, clients), createConnectedApps(reading.kit, clients));
  router.get('/pages.css', (_request, response) => response.sendFile(STYLES));
  router.get('/', (_request, response) => sendPage(response, invoiceList(newest(reading))));
  router.get('/app/:shortCode/invoicing/view/:id', (request, response) => {
    response.redirect(`/invoices/${encodeURIComponent(request.params.id)}`);
  });
  router.get('/invoices/:id', (request, response) => {
    const view = find(reading, request.params.id);
    if (view === undefined) sendMissing(response);
    else sendPage(response, invoicePage(view));
  });
  router.post('/invoices/:id/approve', async (request, response) => {
    await applyEdit(reading, { invoiceId: request.params.id, changes: { status: 'AUTHORISED' } });
    response.redirect(303, `/invoices/${encodeURIComponent(request.params.id)}`);
  });
  router.post('/invoices/:id/payments', express.urlencoded({ extended: false }), (request, response) =>
    postPayment(reading, request, response),
  );
  return router;
};

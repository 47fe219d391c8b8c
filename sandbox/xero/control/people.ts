import type { RequestHandler, Router } from 'express';
import { z } from 'zod';
import { checked } from '../../kit/checked.ts';
import type { Reading } from '../accounting.ts';
import { applyEdit, editSchema } from '../edit.ts';
import { pay, paymentSchema } from '../pay.ts';

const invoiceSchema = z.strictObject({ invoiceId: z.string() });

/** 204 when the deed was done, 400 with the reason when Xero would refuse it. */
const doing = <T>(schema: z.ZodType<T>, deed: (asked: T) => Promise<string | undefined>): RequestHandler =>
  checked(schema, async (asked, response) => {
    const refused = await deed(asked);
    if (refused === undefined) response.status(204).end();
    else response.status(400).json({ message: refused });
  });

/**
 * What people do in Xero: `POST /__sandbox/edit {contactId | invoiceId | creditNoteId | quoteId, changes}`, `POST /__sandbox/approve
 * {invoiceId}`, `POST /__sandbox/void {invoiceId}`, and what a customer does: `POST /__sandbox/pay {invoiceId, amount?}`.
 */
export const addPeopleRoutes = (control: Router, reading: Reading): void => {
  const moveTo = (status: 'AUTHORISED' | 'VOIDED'): RequestHandler =>
    doing(invoiceSchema, ({ invoiceId }) => applyEdit(reading, { invoiceId, changes: { status } }));
  control.post(
    '/edit',
    doing(editSchema, (edit) => applyEdit(reading, edit)),
  );
  control.post(
    '/pay',
    doing(paymentSchema, (payment) => pay(reading, payment)),
  );
  control.post('/approve', moveTo('AUTHORISED'));
  control.post('/void', moveTo('VOIDED'));
};

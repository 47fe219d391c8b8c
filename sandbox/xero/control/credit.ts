import type { RequestHandler, Router } from 'express';
import type { z } from 'zod';
import { checked } from '../../kit/checked.ts';
import type { Reading } from '../accounting.ts';
import { allocate, allocationSchema, receive, receivedSchema, type Made } from '../credit.ts';

/** 200 with the id of what was made, 400 with the reason when Xero would refuse it. */
const making = <T>(schema: z.ZodType<T>, idName: string, deed: (asked: T) => Promise<Made>): RequestHandler =>
  checked(schema, async (asked, response) => {
    const made = await deed(asked);
    if ('id' in made) response.json({ [idName]: made.id });
    else response.status(400).json({ message: made.refused });
  });

/**
 * How money comes to wait, and how a person uses it: `POST /__sandbox/overpay` and `/prepay {contactId, amount, currencyCode?}`,
 * which at Xero are bank transactions, and `POST /__sandbox/allocate {creditId, invoiceId, amount?}` for credit of any kind.
 */
export const addCreditRoutes = (control: Router, reading: Reading): void => {
  control.post(
    '/overpay',
    making(receivedSchema, 'overpaymentId', (received) => receive(reading, 'overpayments', received)),
  );
  control.post(
    '/prepay',
    making(receivedSchema, 'prepaymentId', (received) => receive(reading, 'prepayments', received)),
  );
  control.post(
    '/allocate',
    making(allocationSchema, 'allocationId', (asked) => allocate(reading, asked)),
  );
};

import { z } from 'zod';
import { envelope, type Answer } from '../../answer.ts';
import { wirePayments } from '../../wire/payments.ts';
import type { WriteCall } from '../batch.ts';
import { elementsOf, readElements } from '../body.ts';
import { text } from '../fields.ts';
import { invalid, messages, unknownDocument } from '../problems.ts';
import { commit, openUnit } from '../unit.ts';
import { deletePayment } from './put-payment.ts';

const NAME = 'Payments';

/** `POST /Payments/{id}` with `{"Status": "DELETED"}`, the only change that a payment knows. */
export const removePayment = async (call: WriteCall): Promise<Answer> => {
  const { reading, organisation, app, key = '' } = call;
  const elements = elementsOf(call.body, { name: NAME, most: 1 });
  const [input] = readElements(z.object({ Status: text.optional() }), elements, NAME);
  const unit = openUnit(reading, organisation, app);
  const known = () => wirePayments(unit.ledger(), [key.toLowerCase()]);
  if (known().length === 0) return unknownDocument();
  const errors =
    input?.Status === 'DELETED' ? deletePayment(unit, key.toLowerCase()) : ['Payments can only be deleted'];
  if (errors.length > 0) return invalid([{ PaymentID: key, ValidationErrors: messages(errors) }]);
  await commit(reading, organisation, unit);
  return { status: 200, json: envelope({ clock: reading.kit.clock, app }, { [NAME]: known() }) };
};

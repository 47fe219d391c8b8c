import * as z from 'zod';
import type { RawDoor } from '../runtime/door.ts';
import { isOperator } from '../runtime/operator-signature.ts';
import { json, refusal } from '../runtime/reply.ts';
import { describeProof } from './describe-proof.ts';

const portal = z.string().regex(/^\d{1,20}$/);

/**
 * GET /operator/proof?portalId: `npm run prove` asks here while the product holds the embedded database. Reads everything
 * afresh from both vendors and compares it with the mirror; it may take minutes.
 */
export const getProof: RawDoor = {
  method: 'GET',
  path: '/operator/proof',
  auth: 'operator',
  handler:
    ({ prove, operatorKey, clock }) =>
    async ({ url, header }) => {
      if (!isOperator(operatorKey, { method: 'GET', path: url, header: header('authorization') }, clock.now()))
        return refusal(401, 'not_signed', 'The call is not signed with the key of this service.');
      const asked = portal.safeParse(new URL(url, 'https://any').searchParams.get('portalId'));
      if (!asked.success) return refusal(422, 'invalid_input', 'portalId: is not the id of a portal');
      return json(200, describeProof(await prove(asked.data)));
    },
};

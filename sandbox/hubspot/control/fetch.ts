import type { Router } from 'express';
import { checked } from '../../kit/checked.ts';
import type { CardAnswer, CardRequest } from '../proxy/card-request.ts';
import { cardRequestSchema } from '../proxy/card-request.ts';

/** `POST /__sandbox/fetch` plays `hubspot.fetch` of a card; the answer is what the card gets, `{status, body}`. */
export const addFetchRoute = (
  control: Router,
  hubSpotFetch: (request: CardRequest) => Promise<CardAnswer | undefined>,
): void => {
  control.post(
    '/fetch',
    checked(cardRequestSchema, async (request, response) => {
      const answer = await hubSpotFetch(request);
      if (answer !== undefined) response.json(answer);
      else response.status(400).json({ message: `There is no user ${request.userId} in this portal` });
    }),
  );
};

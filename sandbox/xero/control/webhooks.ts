import type { Router } from 'express';
import { z } from 'zod';
import { checked } from '../../kit/checked.ts';
import { CATEGORIES } from '../events.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';

const schema = z.strictObject({
  mode: z.enum(['deliver', 'hold', 'duplicate', 'shuffle', 'drop', 'release']).optional(),
  seed: z.int().optional(),
  beforeAnswer: z.boolean().optional(),
  categories: z.array(z.enum(CATEGORIES)).optional(),
  url: z.url().optional(),
  key: z.string().min(1).optional(),
});

/**
 * `POST /__sandbox/webhooks {mode?, seed?, beforeAnswer?, categories?, url?, key?}` changes how webhooks are delivered and answers when
 * what may go has gone; `GET /__sandbox/webhooks` says where deliveries stand. Both answer the same report.
 */
export const addWebhookRoutes = (control: Router, webhooks: Webhooks): void => {
  control.get('/webhooks', (_request, response) => void response.json(webhooks.report()));
  control.post(
    '/webhooks',
    checked(schema, async (settings, response) => {
      await webhooks.set(settings);
      response.json(webhooks.report());
    }),
  );
};

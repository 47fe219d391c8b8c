import type { Router } from 'express';
import { z } from 'zod';
import { checked } from '../../kit/checked.ts';
import { subscriptionSchema, targetUrlSchema } from '../webhooks/config.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';

const schema = z.strictObject({
  mode: z.enum(['deliver', 'hold', 'duplicate', 'shuffle', 'drop', 'release']).optional(),
  seed: z.int().optional(),
  targetUrl: targetUrlSchema.optional(),
  subscriptions: z.array(subscriptionSchema).optional(),
});

/**
 * `POST /__sandbox/webhooks {mode?, seed?, targetUrl?, subscriptions?}` changes what the app is told, where and how, and
 * answers when what may go has gone; `GET /__sandbox/webhooks` says where deliveries stand. Both answer the same report.
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

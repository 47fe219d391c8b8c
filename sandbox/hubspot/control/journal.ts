import type { Router } from 'express';
import { z } from 'zod';
import { checked } from '../../kit/checked.ts';
import type { Portal } from '../api.ts';
import { publish } from '../journal/journal.ts';

const schema = z.strictObject({
  events: z.array(
    z.strictObject({
      action: z.enum(['APP_INSTALL', 'APP_UNINSTALL']),
      /** Default: the portal of the stand-in. */
      portalId: z.int().optional(),
      /** Default: now. */
      occurredAt: z.iso.datetime().optional(),
    }),
  ),
});

/** `POST /__sandbox/journal` writes one entry of these events, whatever the app has subscribed to: twice, late, of others. */
export const addJournalRoute = (control: Router, portal: Portal): void => {
  control.post(
    '/journal',
    checked(schema, ({ events }, response) => {
      const { state, clock } = portal;
      const now = clock.now().toISOString();
      const entry = publish(
        portal,
        events.map(({ action, portalId = state.portal.id, occurredAt = now }) => ({ action, portalId, occurredAt })),
      );
      response.status(201).json(entry);
    }),
  );
};

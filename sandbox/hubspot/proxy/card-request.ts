import { z } from 'zod';

/** What a card hands to `hubspot.fetch`, and who is looking at the card. */
export const cardRequestSchema = z.strictObject({
  url: z.string(),
  method: z.string().default('GET'),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).default({}),
  /** Milliseconds. */
  timeout: z.number().positive().optional(),
  userId: z.int(),
  /** Default: the portal of the stand-in. Another one plays a call from elsewhere. */
  portalId: z.int().optional(),
  /** Default: that of the user. Needed for a user whom the portal does not know. */
  userEmail: z.string().optional(),
});
export type CardRequest = z.infer<typeof cardRequestSchema>;

/** What the card gets back. */
export interface CardAnswer {
  status: number;
  body: unknown;
}

import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import type { Clock } from '../kit/clock.ts';
import { wireInstant } from './rules/dates.ts';
import type { Wire } from './wire/wire.ts';

/** An answer before it is sent, so that it can be kept and given again. Neither JSON nor text: an empty body. */
export interface Answer {
  status: number;
  json?: Wire;
  text?: string;
}

export const send = (response: Response, { status, json, text }: Answer): void => {
  response.status(status);
  if (json !== undefined) response.json(json);
  else if (text !== undefined) response.type('text').send(text);
  else response.end();
};

/** Xero's envelope around what is answered. `app` is the client id of the caller. */
export const envelope = ({ clock, app }: { clock: Clock; app: string | undefined }, content: Wire): Wire => ({
  Id: randomUUID(),
  Status: 'OK',
  ProviderName: app,
  DateTimeUTC: wireInstant(clock.now().toISOString()),
  ...content,
});

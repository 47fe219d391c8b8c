import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { Kit } from '../../kit/stand-in.ts';
import type { Answer } from '../answer.ts';
import type { Remembered, XeroState } from '../state.ts';

const KEPT_MS = 6 * 60 * 1000;
const LONGEST_KEY = 128;
/** The header means nothing on any other method. */
const WRITES = ['PUT', 'POST', 'PATCH'];

const refused = (Message: string): Answer => ({
  status: 400,
  json: { ErrorNumber: 10, Type: 'ValidationException', Message },
});

const fingerprintOf = (request: Request): string => {
  const hash = createHash('sha256').update(
    `${request.method} ${request.originalUrl} ${request.get('xero-tenant-id') ?? ''}\n`,
  );
  return hash.update(Buffer.isBuffer(request.body) ? request.body : '').digest('hex');
};

/** Xero's Idempotency-Key: https://developer.xero.com/documentation/guides/idempotent-requests/idempotency */
export interface Idempotency {
  /**
   * Answers as `make` does, once: a second call with the same key, bytes, URL and method gets the first one's answer, also
   * while that is still being made. Keys are each app's own and live six minutes of the stand-in's clock.
   */
  once: (call: { request: Request; clientId: string }, make: () => Promise<Answer>) => Promise<Answer>;
}

export const createIdempotency = ({ state, clock }: Kit<XeroState>): Idempotency => {
  const running = new Map<string, { fingerprint: string; answer: Promise<Answer> }>();

  const known = (clientId: string, key: string): Pick<Remembered, 'fingerprint' | 'answer'> | undefined => {
    const { data } = state;
    data.remembered = data.remembered.filter(({ at }) => clock.now().getTime() - Date.parse(at) < KEPT_MS);
    return data.remembered.find((one) => one.clientId === clientId && one.key === key);
  };

  const first = async (entry: Omit<Remembered, 'answer'>, make: () => Promise<Answer>): Promise<Answer> => {
    const place = `${entry.clientId} ${entry.key}`;
    const answer = make();
    running.set(place, { fingerprint: entry.fingerprint, answer });
    try {
      state.data.remembered.push({ ...entry, answer: await answer });
      return await answer;
    } finally {
      running.delete(place);
    }
  };

  return {
    async once({ request, clientId }, make) {
      const key = WRITES.includes(request.method) ? request.get('idempotency-key') : undefined;
      if (key === undefined || key === '') return make();
      if (key.length > LONGEST_KEY) return refused(`Idempotency Key: at most ${LONGEST_KEY} characters are allowed`);
      const fingerprint = fingerprintOf(request);
      const earlier = running.get(`${clientId} ${key}`) ?? known(clientId, key);
      if (earlier === undefined) return first({ clientId, key, fingerprint, at: clock.now().toISOString() }, make);
      if (earlier.fingerprint === fingerprint) return earlier.answer;
      return refused(`Idempotency Key: ${key} is used with a different request.`);
    },
  };
};

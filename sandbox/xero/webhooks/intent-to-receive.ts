import { randomUUID } from 'node:crypto';
import { payloadOf } from './payload.ts';
import { postSigned, type Letter } from './post.ts';

/** Which of the payloads are signed with the right key. */
const SIGNED_RIGHT = [true, false, false, true];

/**
 * Asks the receiver to prove that it checks signatures: several payloads without events, each of which must be answered
 * 200 when signed with the key and 401 when not. Answers what went wrong; undefined when nothing did.
 */
export const intentToReceive = async (to: Omit<Letter, 'body'>): Promise<string | undefined> => {
  for (const right of SIGNED_RIGHT) {
    const key = right ? to.key : randomUUID();
    const status = await postSigned({ ...to, key, body: payloadOf([]) });
    if (status === (right ? 200 : 401)) continue;
    const said = status === undefined ? 'no answer' : String(status);
    return `Intent to receive: ${said} instead of ${right ? '200 to a right' : '401 to a wrong'} signature`;
  }
  return undefined;
};

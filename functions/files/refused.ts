import type { Failure } from '../../src/lib/failure.ts';
import type { Reply } from '../runtime/door.ts';
import { answerOf } from '../runtime/failures.ts';
import { words } from '../runtime/reply.ts';

/** A link is opened by a person, not by HubSpot, which would repeat a 5xx: the status may say what it is. */
export function refused(failure: Failure): Reply {
  const { message, fix = '' } = answerOf(failure);
  const status = { not_found: 404, not_allowed: 403 }[failure.code as string] ?? 503;
  return words(status, `${message} ${fix}`.trim());
}

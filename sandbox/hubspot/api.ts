import type { Request } from 'express';
import type { Clock } from '../kit/clock.ts';
import type { Operation, Vendor } from '../kit/operations.ts';
import { errorAnswer, type Answer } from './answer.ts';
import type { Changes } from './changes.ts';
import type { Grant, HubSpotState } from './state.ts';

/** What operations work on. */
export interface Portal {
  state: HubSpotState;
  clock: Clock;
  /** Where every change of a record is told. */
  changes: Changes;
}

/** One operation of HubSpot's API. Any one of `scopes` is enough; none means that no token is needed. */
export interface ApiOperation extends Omit<Operation<Grant>, 'handler'> {
  /** The query parameters that it has; absent: none. Any other is refused. */
  query?: readonly string[];
  answer: (call: { request: Request; grant: Grant }) => Answer;
}

const unknownParameters = (names: readonly string[]): Answer =>
  errorAnswer({
    status: 400,
    category: 'VALIDATION_ERROR',
    message: `There is no query parameter ${names.join(', ')} here`,
    context: { parameter: [...names] },
  });

/**
 * Serves operations as JSON. Their ids are ours (`contacts.search`): HubSpot's documents use one operationId for the
 * same path of every object type.
 */
export const serve = (vendor: Vendor<Grant>, operations: readonly ApiOperation[]): void => {
  for (const { answer, query = [], ...operation } of operations) {
    vendor.operation({
      ...operation,
      handler({ request, response, grant }) {
        const strange = Object.keys(request.query).filter((name) => !query.includes(name));
        const { status, body } = strange.length > 0 ? unknownParameters(strange) : answer({ request, grant });
        if (body === undefined) response.status(status).end();
        else response.status(status).json(body);
      },
    });
  }
};

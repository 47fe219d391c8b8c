import type { Request } from 'express';
import type { Clock } from '../kit/clock.ts';
import type { Faults } from '../kit/faults.ts';
import type { Operation, Vendor } from '../kit/operations.ts';
import type { Answer } from './answer.ts';
import type { Changes } from './changes.ts';
import type { SearchIndex } from './search/search-index.ts';
import type { Grant, HubSpotState } from './state.ts';

/** What operations work on. */
export interface Portal {
  state: HubSpotState;
  clock: Clock;
  /** Where every change of a record is told. */
  changes: Changes;
  /** What searches see that lag behind. */
  index: SearchIndex;
  faults: Pick<Faults, 'lagMs'>;
}

/** One operation of HubSpot's API. Any one of `scopes` is enough; none means that no token is needed. */
export interface ApiOperation extends Omit<Operation<Grant>, 'handler'> {
  answer: (call: { request: Request; grant: Grant }) => Answer;
}

/**
 * Serves operations as JSON. Their ids are ours (`contacts.search`): HubSpot's documents use one operationId for the
 * same path of every object type.
 */
export const serve = (vendor: Vendor<Grant>, operations: readonly ApiOperation[]): void => {
  for (const { answer, ...operation } of operations) {
    vendor.operation({
      ...operation,
      handler({ request, response, grant }) {
        const { status, body } = answer({ request, grant });
        if (body === undefined) response.status(status).end();
        else response.status(status).json(body);
      },
    });
  }
};

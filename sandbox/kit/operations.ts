import { Router, type NextFunction, type Request, type Response } from 'express';
import type { Call, Calls } from './calls.ts';
import type { Clock } from './clock.ts';
import { playFault, type FaultAnswers, type Faults } from './faults.ts';
import { createRecorder } from './recording.ts';

/** One operation of the vendor's API. `Grant` is what the vendor's guard found out about the caller. */
export interface Operation<Grant> {
  /** The operationId of the vendor's OpenAPI document, where it has one that tells operations apart. */
  id: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** In Express's notation, from the root of the host: `/connections/:id`. */
  path: string;
  /** Which calls of this path it is, where two documented operations share one; absent: all. */
  when?: (request: Request) => boolean;
  /** What the guard asks of the caller's token. */
  scopes: readonly string[];
  /** The names that its query may hold; absent: none. What they are not is up to the vendor's `admit`. */
  query?: readonly string[];
  /** Whether its body is a file, of any media type; absent: it is not. */
  takesFile?: boolean;
  /** Finer names for its calls, such as `token.refresh_token`: a call is counted and struck by faults under both names. */
  details?: { names: readonly string[]; of: (request: Request) => string | undefined };
  /** Whether a `lag` strikes it; its handler asks `lagMs` then. Absent: none does. */
  lags?: boolean;
  handler: (call: { request: Request; response: Response; grant: Grant }) => void | Promise<void>;
}

export interface VendorOptions<Grant> extends FaultAnswers {
  clock: Clock;
  calls: Calls;
  faults: Faults;
  /** Who calls, and may they (token, scopes, limits)? Undefined: the guard has answered no. */
  guard: (operation: Operation<Grant>, request: Request, response: Response) => Grant | undefined;
  /** Has the call the form that the operation takes (query, media type)? False: it has been refused. Absent: any form will do. */
  admit?: (operation: Operation<Grant>, request: Request, response: Response) => boolean;
}

/** All operations of one vendor. Everything else under it answers 501. */
export interface Vendor<Grant> {
  router: Router;
  operation: (operation: Operation<Grant>) => void;
  /** For conformance tests: what is served, in the order of registration. */
  implemented: readonly Pick<Operation<Grant>, 'id' | 'method' | 'path' | 'query' | 'lags'>[];
}

interface Recorded {
  request: Request;
  response: Response;
  operation?: string;
  detail?: string | undefined;
}

const recordCall = (
  { calls, clock }: Pick<VendorOptions<never>, 'calls' | 'clock'>,
  { request, response, operation, detail }: Recorded,
): void => {
  const [path = '', query = ''] = request.originalUrl.split('?', 2);
  const call: Call = { method: request.method, path, query, status: null, at: clock.now().toISOString() };
  if (operation !== undefined) call.operation = operation;
  if (detail !== undefined) call.detail = detail;
  calls.record(call);
  response.once('finish', () => {
    call.status = response.statusCode;
  });
};

/** A place to register operations: each is counted, guarded, struck by faults, looked at for its form, then handled. */
export const createVendor = <Grant>(options: VendorOptions<Grant>): Vendor<Grant> => {
  const known = Router({ caseSensitive: true });
  const router = Router();
  const implemented: Operation<Grant>[] = [];
  const record = createRecorder(process.env['SANDBOX_RECORD_DIR']);

  const operation = (added: Operation<Grant>): void => {
    implemented.push(added);
    const { id, details, lags = false } = added;
    options.faults.know({ id, finer: details?.names ?? [], lags });
    known[added.method](added.path, async (request: Request, response: Response, next: NextFunction) => {
      if (added.when?.(request) === false) {
        next('route');
        return;
      }
      const detail = details?.of(request);
      recordCall(options, { request, response, operation: id, detail });
      record({ request, response, operation: id });
      const grant = options.guard(added, request, response);
      if (grant === undefined) return;
      const fault = options.faults.strike(id, detail);
      if (fault !== undefined && !(await playFault(fault, response, options))) return;
      if (options.admit?.(added, request, response) ?? true) await added.handler({ request, response, grant });
    });
  };

  router.use(known);
  router.use((request, response) => {
    recordCall(options, { request, response });
    record({ request, response });
    response.status(501).type('text').send(`The stand-in does not know ${request.method} ${request.path}`);
  });
  return { router, operation, implemented };
};

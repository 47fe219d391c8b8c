import type { Request } from 'express';

/** The raw bytes of a request; none where there is no body. */
export const bytesOf = (request: Request): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));

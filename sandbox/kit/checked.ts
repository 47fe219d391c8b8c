import type { RequestHandler, Response } from 'express';
import { z } from 'zod';

/** A control-plane handler whose body has been checked; a body that does not fit is answered 400 with words. */
export const checked =
  <T>(schema: z.ZodType<T>, handler: (body: T, response: Response) => void | Promise<void>): RequestHandler =>
  async (request, response) => {
    const parsed = schema.safeParse(request.body);
    if (parsed.success) await handler(parsed.data, response);
    else response.status(400).json({ message: z.prettifyError(parsed.error) });
  };

import { randomUUID } from 'node:crypto';

/** Where new ids come from; passed in, so that tests can name them. */
export type NewId = () => string;

export const randomId: NewId = () => randomUUID();

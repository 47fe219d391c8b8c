import { errorAnswer, type Answer } from '../answer.ts';

type What = 'property' | 'property group';

/** 404 for a property or group by name. */
export const noSuch = (what: What, name: string): Answer =>
  errorAnswer({ status: 404, category: 'OBJECT_NOT_FOUND', message: `The ${what} named "${name}" does not exist` });

/** 409: a property or group has the name already. */
export const exists = (what: What, name: string): Answer =>
  errorAnswer({
    status: 409,
    category: 'OBJECT_ALREADY_EXISTS',
    message: `A ${what} named '${name}' already exists.`,
    context: { name: [name] },
  });

import { errorAnswer, type Answer } from '../answer.ts';
import { shouted, type ObjectType } from '../object-types.ts';
import type { HubSpotState } from '../state.ts';
import type { ValueFault } from './check-values.ts';

/** 400 for values: all faults as JSON in the message, and each as an error of its own. */
export const badValues = ({ portal }: HubSpotState, faults: readonly ValueFault[]): Answer => {
  const told = faults.map(({ name, error, message }) => ({
    isValid: false,
    message,
    error,
    name,
    localizedErrorMessage: message,
    portalId: portal.id,
  }));
  return errorAnswer({
    status: 400,
    category: 'VALIDATION_ERROR',
    message: `Property values were not valid: ${JSON.stringify(told)}`,
    errors: faults.map(({ name, error, message }) => ({ message, code: error, context: { propertyName: [name] } })),
  });
};

/** 400 for a record that lacks what HubSpot, or the administrator of the portal, demands. */
export const lacking = (type: ObjectType, properties: readonly string[]): Answer => {
  const message = `Error creating ${shouted(type)}. Some required properties were not set.`;
  return errorAnswer({
    status: 400,
    category: 'VALIDATION_ERROR',
    message,
    errors: [{ message, code: 'MISSING_REQUIRED_PROPERTY', context: { properties: [...properties] } }],
    context: { properties: [...properties] },
  });
};

/** 409: a contact is known by its e-mail address. */
export const contactExists = (id: string): Answer =>
  errorAnswer({ status: 409, category: 'CONFLICT', message: `Contact already exists. Existing ID: ${id}` });

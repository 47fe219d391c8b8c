import { z } from 'zod';
import { errorAnswer, type Answer } from '../answer.ts';
import { shouted, type ObjectType } from '../object-types.ts';

/** `AssociationSpec` of HubSpot's OpenAPI documents. */
export const associationSpec = z.strictObject({
  associationCategory: z.enum(['HUBSPOT_DEFINED', 'USER_DEFINED', 'INTEGRATOR_DEFINED', 'WORK']),
  associationTypeId: z.int(),
});

/** 400: no such type leads from records of this kind. */
export const invalidTypes = (from: ObjectType, ids: readonly number[]): Answer =>
  errorAnswer({
    status: 400,
    category: 'VALIDATION_ERROR',
    message: `No association type ${ids.join(', ')} leads from ${shouted(from)} to records of that kind`,
  });

/** 400: a record to be associated is not there. */
export const invalidTarget = (type: ObjectType, id: string): Answer =>
  errorAnswer({
    status: 400,
    category: 'VALIDATION_ERROR',
    subCategory: 'crm.associations.INVALID_OBJECT_ID',
    message: `${shouted(type)}=${id} is not valid`,
    context: { id: [id], objectType: [shouted(type)] },
  });

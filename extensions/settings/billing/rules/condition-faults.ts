import type { Condition } from '../documents.ts';
import type { Fault } from '../topic/faults.ts';
import { kindOf } from './condition-words.ts';

const propertyName = /^[\w-]{1,100}$/;

/** What of the conditions of a rule cannot be saved; `at` names the rule. */
export const conditionFaults = (at: string, when: readonly Condition[]): Fault[] =>
  when.flatMap(({ field, is }) => {
    const { property } = kindOf(field);
    return [
      ...(property === null || propertyName.test(property) ? [] : [{ at, message: 'Name the property.' }]),
      ...(is.length > 0 ? [] : [{ at, message: 'Choose at least one value for each condition.' }]),
    ];
  });

/** Whether it could be the internal name of a property of HubSpot's. */
export const isPropertyName = (name: string): boolean => propertyName.test(name);

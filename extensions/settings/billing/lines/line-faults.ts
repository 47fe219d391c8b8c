import type { DocumentOf, LineRule } from '../documents.ts';
import { conditionFaults } from '../rules/condition-faults.ts';
import type { Fault } from '../topic/faults.ts';

/** What of the line settings cannot be saved. */
export const lineFaults = ({ rules }: DocumentOf<'lines'>): Fault[] =>
  rules.flatMap(({ when, then }, index) => {
    const at = `Rule ${index + 1}`;
    return [...conditionFaults(at, when), ...(saysNothing(then) ? [{ at, message: 'Choose what it decides.' }] : [])];
  });

const saysNothing = ({ accountCode, taxType, tracking }: LineRule['then']): boolean =>
  accountCode === undefined && taxType === undefined && tracking === undefined;

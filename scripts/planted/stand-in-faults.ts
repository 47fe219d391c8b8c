import type { Fault } from './fault.ts';

/** Faults in what the Xero stand-in refuses, and in what the control plane of both does. */
export const standInFaults: Fault[] = [
  {
    fault: 'the Xero stand-in takes any value in a field that it does not keep',
    file: 'sandbox/xero/writing/look-into.ts',
    right: 'if (!isHeld(inner, held))',
    wrong: 'if (!isHeld(inner, held) && Array.isArray(inner))',
    seenBy: { project: 'unit', file: 'sandbox/xero/writing/known-fields.test.ts' },
  },
  {
    fault: 'the Xero stand-in takes five hundred documents of every kind at once',
    file: 'sandbox/xero/writing/body.ts',
    right: 'const MOST_ELEMENTS = 50;',
    wrong: 'const MOST_ELEMENTS = 500;',
    seenBy: { project: 'unit', file: 'sandbox/xero/writing/batch.test.ts' },
  },
  {
    fault: 'the Xero stand-in answers an empty list where an id is none',
    file: 'sandbox/xero/reading/filters.ts',
    right: "field.endsWith('ID') && !GUID.test(value)",
    wrong: "field.endsWith('IDs') && !GUID.test(value)",
    seenBy: { project: 'unit', file: 'sandbox/xero/reading/filters.test.ts' },
  },
  {
    fault: 'a flag of a query is off in the Xero stand-in when it is written in capitals',
    file: 'sandbox/xero/form.ts',
    right: 'FLAGS.includes(name) ? text.toLowerCase() : text',
    wrong: 'text',
    seenBy: { project: 'unit', file: 'sandbox/xero/form.test.ts' },
  },
  {
    fault: 'a person changes what was voided in the Xero stand-in',
    file: 'sandbox/xero/edit.ts',
    right: '...modificationFaults({ before: settled, existing: invoice, after, organisation }),',
    wrong: '',
    seenBy: { project: 'unit', file: 'sandbox/xero/control/control.test.ts' },
  },
  {
    fault: 'the Xero stand-in sends a mail whatever the body asks for',
    file: 'sandbox/xero/writing/documents/email.ts',
    right: 'if (stray !== undefined)',
    wrong: "if (stray === '')",
    seenBy: { project: 'unit', file: 'sandbox/xero/writing/documents/documents.test.ts' },
  },
  {
    fault: 'a fault is switched on that no operation can meet',
    file: 'sandbox/kit/faults.ts',
    right: 'if (named.length === 0) return',
    wrong: 'if (known.length === 0) return',
    seenBy: { project: 'unit', file: 'sandbox/kit/faults.test.ts' },
  },
  {
    fault: 'the clock of the stand-ins goes where there are no dates',
    file: 'sandbox/kit/control.ts',
    right: '>= LATEST.getTime()',
    wrong: '=== LATEST.getTime()',
    seenBy: { project: 'unit', file: 'sandbox/kit/stand-in.test.ts' },
  },
];

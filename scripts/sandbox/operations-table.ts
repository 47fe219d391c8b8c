import type { FaultsTested } from './faults-tested.ts';
import type { Implemented } from './implemented.ts';
import { undocumented } from './undocumented.ts';

const HEAD = ['| operation | call | validated | faults tested |', '| --- | --- | --- | --- |'];

/** The table of sandbox/README.md: one row an operation; of several paths of one id the first stands for all. */
export function operationsTable(implemented: Record<string, Implemented[]>, faults: FaultsTested): string {
  return Object.entries(implemented)
    .map(([vendor, operations]) => {
      const first = operations.filter(({ id }, at) => operations.findIndex((one) => one.id === id) === at);
      return [`### ${vendor}: ${first.length} operations`, '', ...HEAD, ...first.map(rowOf(faults))].join('\n');
    })
    .join('\n\n');
}

const rowOf =
  (faults: FaultsTested) =>
  ({ id, method, path }: Implemented): string => {
    const kinds = [...(faults.get(id) ?? [])].sort().join(', ');
    const validated = id in undocumented ? '– no document' : 'yes';
    return `| \`${id}\` | \`${method.toUpperCase()} ${path}\` | ${validated} | ${kinds || '–'} |`;
  };

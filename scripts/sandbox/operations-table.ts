import { faultsOf } from './faults-tested.ts';
import type { Implemented } from './implemented.ts';
import { notImplemented, type JudgedOperations } from './judged.ts';
import { undocumented } from './undocumented.ts';

type Vendor = 'Xero' | 'HubSpot';

const HEAD = ['| operation | call | implemented | validated | faults tested |', '| --- | --- | --- | --- | --- |'];
const DOCUMENTS = ['| document | operations | implemented |', '| --- | --- | --- |'];

/**
 * The table of sandbox/README.md: one row an operation that is served; of several paths of one id the first stands for all. Below it
 * those of the vendor's documents that are not, by document.
 */
export function operationsTable(implemented: Record<Vendor, Implemented[]>, judged: JudgedOperations): string {
  const missing = notImplemented(judged, Object.values(implemented).flat());
  return (['Xero', 'HubSpot'] as const)
    .map((vendor) => {
      const operations = implemented[vendor];
      const own = missing.filter(({ document }) => document.startsWith(vendor.toLowerCase()));
      const first = operations.filter(({ id }, at) => operations.findIndex((one) => one.id === id) === at);
      const [of, not] = [sum(own.map((one) => one.of)), sum(own.map((one) => one.missing.length))];
      const heading = `### ${vendor}: ${first.length} operations; ${of - not} of the ${of} of its documents are implemented`;
      return [heading, '', ...HEAD, ...first.map(rowOf(judged.done[vendor])), '', ...summary(own)].join('\n');
    })
    .join('\n\n');
}

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

const rowOf = (done: readonly string[]): ((one: Implemented) => string) => {
  const isDone = new Set(done);
  return (operation) => {
    const { id, method, path } = operation;
    const validated = id in undocumented ? '– no document' : isDone.has(id) ? 'yes' : 'no';
    const call = `${method.toUpperCase()} ${path}`;
    return `| \`${id}\` | \`${call}\` | yes | ${validated} | ${faultsOf(operation)} |`;
  };
};

type Missing = ReturnType<typeof notImplemented>;

const summary = (documents: Missing): string[] => [
  ...DOCUMENTS,
  ...documents.map(({ document, of, missing }) => `| ${document} | ${of} | ${of - missing.length} |`),
  '',
  `<details><summary>${sum(documents.map(({ missing }) => missing.length))} operations of these documents are not implemented, and answered 501</summary>`,
  '',
  ...documents.flatMap(({ document, missing }) =>
    missing.length === 0
      ? []
      : [`- ${document} (${missing.length}): ${missing.map((call) => `\`${call}\``).join(' · ')}`],
  ),
  '',
  '</details>',
];

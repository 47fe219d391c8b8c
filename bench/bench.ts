import { parseArgs } from 'node:util';
import { benchInvoice } from './invoice/bench-invoice.ts';
import { benchSandbox } from './sandbox/bench-sandbox.ts';
import { benchSync } from './sync/bench-sync.ts';

/** `npm run bench -- <name> [--times n]`: runs one measured comparison; without a name, lists them. */
const benches: Record<string, { about: string; run: (times: number) => Promise<void> }> = {
  invoice: { about: 'what a click on Create invoice takes beyond the vendors’ own time', run: benchInvoice },
  sandbox: { about: 'what the stand-ins take to answer when they hold 50,000 invoices', run: benchSandbox },
  sync: { about: 'what a first reading takes beside a bare loop that reads and writes the same', run: benchSync },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '40' } },
});
const bench = benches[positionals[0] ?? ''];
const times = Number(values.times);

if (!bench || !Number.isInteger(times) || times < 1) {
  const names = Object.entries(benches).map(([name, { about }]) => `  ${name}: ${about}`);
  process.stdout.write(`npm run bench -- <name> [--times n], one of:\n${names.join('\n')}\n`);
  process.exitCode = positionals.length === 0 ? 0 : 1;
} else {
  await bench.run(times);
}

import type { VendorFailure } from '../../src/lib/failure.ts';
import type { Result } from '../../src/lib/result.ts';
import type { Proof } from '../../src/mirror/prove-mirror.ts';
import type { Difference } from '../../src/mirror/rules/compare.ts';

/** The proof in lines for a person. It is proved when something was compared, all of it, and nothing differs. */
export function describeProof(result: Result<Proof, VendorFailure>): { proved: boolean; lines: string[] } {
  if (!result.ok) return { proved: false, lines: [describeFailure(result.error)] };
  const { compared, totals, unreadable, differences } = result.value;
  if (compared.invoices === undefined)
    return { proved: false, lines: ['Nothing to compare: the portal has no working connection to Xero.'] };
  const counts = Object.entries(compared).map(([stream, count]) => `${count} ${stream}`);
  return {
    proved: differences.length === 0 && unreadable === 0,
    lines: [
      `Compared ${[...counts, `${totals} totals`].join(', ')}.`,
      ...differences.map(describeDifference),
      ...(unreadable > 0 ? [`${unreadable} rows could not be read and were not compared.`] : []),
      `${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}`,
    ],
  };
}

function describeDifference({ stream, id, number, field, mirror, vendor }: Difference): string {
  const called = number === undefined ? id : `${number} (${id})`;
  return `${stream} ${called}: ${field} is ${mirror ?? 'nothing'} in the mirror and ${vendor ?? 'nothing'} at the vendor`;
}

function describeFailure(failure: VendorFailure): string {
  if (failure.code === 'vendor_rejected')
    return `${failure.vendor} refused (${failure.status}): ${failure.messages.join('; ')}`;
  if (failure.code === 'vendor_throttled')
    return `${failure.vendor} is busy (${failure.limit}): try again in ${failure.retryAfterSeconds} seconds.`;
  return `${failure.vendor} could not be read (${failure.code}): ${failure.detail}`;
}

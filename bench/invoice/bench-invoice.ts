import { ukWorld } from '../../sandbox/seed/uk.ts';
import { databases } from '../field/databases.ts';
import { openField, type VendorCall } from '../field/open-field.ts';
import { quantileHead, quantileRow } from '../field/quantiles.ts';
import { measureClick, type Click } from './click.ts';
import { withManyDeals } from './many-deals.ts';

/** Clicks before those that count: settings and code are warm then. */
const WARM_UP = 5;

/** Makes so many invoices through the real door on each database, and prints what a click takes and what it is made of. */
export async function benchInvoice(times: number): Promise<void> {
  for (const open of databases) {
    const database = await open();
    try {
      const clicks = await clicksOn(database.url, times);
      process.stdout.write(`${report(`${times} clicks on ${database.name}`, clicks)}\n\n`);
    } finally {
      await database.remove();
    }
  }
}

async function clicksOn(databaseUrl: string | undefined, times: number): Promise<Click[]> {
  const calls: VendorCall[] = [];
  const today = new Date().toISOString().slice(0, 10);
  const { world, dealIds } = withManyDeals(ukWorld(today), WARM_UP + times);
  const field = await openField({ world, databaseUrl, onCall: (call) => calls.push(call) });
  try {
    const clicks: Click[] = [];
    for (const dealId of dealIds) clicks.push(await measureClick(field, dealId, calls));
    return clicks.slice(WARM_UP);
  } finally {
    await field.close();
  }
}

function report(title: string, clicks: Click[]): string {
  const vendors = ({ xero, hubspot }: Click): number => xero + hubspot;
  const most = (of: keyof Click['calls']): number => Math.max(...clicks.map(({ calls }) => calls[of]));
  const row = (what: string, of: (click: Click) => number, unit?: string) => quantileRow(what, clicks.map(of), unit);
  return [
    quantileHead(title),
    row('the whole click', ({ whole }) => whole),
    row('Xero: the same PUT by itself', ({ xero }) => xero),
    row('HubSpot: the deal as it is now', ({ hubspot }) => hubspot),
    row('added by us: the click less both', (click) => click.whole - vendors(click)),
    row('the whole, in times of both vendors', (click) => click.whole / vendors(click), '×'),
    `  most calls of a click: Xero ${most('xeroWrites')} write, ${most('xeroReads')} reads; HubSpot ${most('hubspotReads')} reads`,
  ].join('\n');
}

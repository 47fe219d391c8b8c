import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../sandbox/seed/random.ts';
import type { World } from '../../sandbox/seed/world.ts';

const EVERY_MS = 60;

interface Editing {
  xeroUrl: string;
  world: World;
  random: Random;
}

/** Edits documents in Xero as people do, one after another, until it is stopped; `stop` says how many were made. */
export function editMeanwhile(editing: Editing): { stop: () => Promise<number> } {
  const stopped = new AbortController();
  const made = editUntil(editing, stopped.signal);
  return {
    stop: () => {
      stopped.abort();
      return made;
    },
  };
}

async function editUntil({ xeroUrl, world, random }: Editing, signal: AbortSignal): Promise<number> {
  let made = 0;
  for (let turn = 1; !signal.aborted; turn += 1) {
    const [path, body] = deed({ world, random }, turn);
    const answer = await fetch(`${xeroUrl}/__sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    // What Xero would refuse is refused: an invoice that is paid already.
    if (answer.ok) made += 1;
    else if (answer.status !== 400) throw new Error(`The Xero stand-in answered ${answer.status} to ${path}`);
    await sleep(EVERY_MS);
  }
  return made;
}

function deed({ world, random }: Omit<Editing, 'xeroUrl'>, turn: number): [path: 'edit' | 'pay', body: object] {
  const [organisation] = world.xero.organisations;
  if (!organisation) throw new Error('The world has no organisation');
  const { invoices, contacts } = organisation;
  const { invoiceId } = random.pick(invoices);
  const { contactId, name } = random.pick(contacts);
  const kind = random.between(1, 4);
  if (kind === 1) return ['pay', { invoiceId: random.pick(invoices.filter(isOpen)).invoiceId, amount: '0.01' }];
  if (kind === 2) return ['edit', { contactId, changes: { name: `${name} (${turn})` } }];
  return ['edit', { invoiceId, changes: { reference: `Changed ${turn}` } }];
}

const isOpen = ({ status, payments }: { status: string; payments: unknown[] }): boolean =>
  status === 'AUTHORISED' && payments.length === 0;

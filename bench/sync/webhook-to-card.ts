import { setTimeout as sleep } from 'node:timers/promises';
import { cast } from '../../sandbox/seed/cast.ts';
import { ukWorld } from '../../sandbox/seed/uk.ts';
import { recordCard } from '../../src/contract/record-card.ts';
import { askAsCard } from '../field/card.ts';
import { openField, type Field } from '../field/open-field.ts';

const SAMPLES = 20;
/** How often the card is asked: finer than what is measured. */
const LOOK_MS = 10;
const GIVE_UP_MS = 30_000;
const CARD = `/cards/record?objectTypeId=0-3&objectId=${cast.deals.readyToInvoice.dealId}`;

/** Milliseconds from a person's edit in the Xero stand-in, over its webhook, to the first answer of a card that shows it. */
export async function webhookToCard(databaseUrl: string | undefined): Promise<number[]> {
  const world = ukWorld(new Date().toISOString().slice(0, 10));
  const field = await openField({ world, databaseUrl, onCall: () => undefined });
  try {
    await control(field, 'webhooks', { url: `${field.url}/webhooks/xero`, key: field.config.xero.webhookKey });
    const delays: number[] = [];
    for (let sample = 0; sample <= SAMPLES; sample += 1) delays.push(await delayOf(field, `Renamed ${sample}`));
    // The first one proves the address to Xero, and warms up.
    return delays.slice(1);
  } finally {
    await field.close();
  }
}

async function delayOf(field: Field, name: string): Promise<number> {
  const [contact] = await contactsShown(field);
  if (!contact) throw new Error('The card shows no contact of Xero');
  const began = performance.now();
  await control(field, 'edit', { contactId: contact.id, changes: { name } });
  while (performance.now() - began < GIVE_UP_MS) {
    if ((await contactsShown(field)).some((one) => one.name === name)) return performance.now() - began;
    await sleep(LOOK_MS);
  }
  throw new Error('The card did not show the edit');
}

const contactsShown = async (field: Field) =>
  recordCard.parse(await askAsCard(field, { method: 'GET', path: CARD })).contacts ?? [];

async function control({ vendors }: Field, path: string, body: object): Promise<void> {
  const answer = await fetch(`${vendors.xero.url}/__sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
}

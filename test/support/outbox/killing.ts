import type { OutboxDeps } from '../../../src/invoicing/outbox/outbox-deps.ts';
import type { XeroWriter } from '../../../src/invoicing/ports.ts';

/** Thrown where the process is killed. */
export class Killed extends Error {}

/** What befalls a process at the awaits that it passes. */
export interface Fate {
  passed: number;
  /** From that await on it does nothing more; null: it lives. */
  killAt: number | null;
  /** Once it has passed so many awaits, and is in no transaction, it is held up while something else is done; absent: never. */
  heldUp?: { at: number; meanwhile: () => unknown } | undefined;
}

const pass = (fate: Fate): void => {
  if (fate.killAt !== null && fate.passed >= fate.killAt) throw new Killed();
  fate.passed += 1;
};

/** Where the process is in no transaction. */
async function passOutside(fate: Fate): Promise<void> {
  pass(fate);
  const { heldUp } = fate;
  if (!heldUp || fate.passed <= heldUp.at) return;
  fate.heldUp = undefined;
  await heldUp.meanwhile();
}

/** Runs a process until it ends or is killed. */
export async function survive<T>(process: () => Promise<T>): Promise<T | 'killed'> {
  try {
    return await process();
  } catch (error) {
    if (error instanceof Killed) return 'killed';
    throw error;
  }
}

type Within<U> = <T>(portalId: string, work: (unit: U) => Promise<T>) => Promise<T>;

/** Before a transaction, in it when all was said, and after its commit. */
export const killingWithin =
  <U>(within: Within<U>, fate: Fate): Within<U> =>
  async (portalId, work) => {
    await passOutside(fate);
    const result = await within(portalId, async (unit) => {
      const said = await work(unit);
      pass(fate);
      return said;
    });
    await passOutside(fate);
    return result;
  };

/** Before a call leaves, and when its answer has come. */
export async function killingCall<T>(fate: Fate, call: () => Promise<T>): Promise<T> {
  await passOutside(fate);
  const answer = await call();
  await passOutside(fate);
  return answer;
}

function killingWriter(writer: XeroWriter, fate: Fate): XeroWriter {
  const around = <T>(call: () => Promise<T>): Promise<T> => killingCall(fate, call);
  return {
    send: (where, write) => around(() => writer.send(where, write)),
    findInvoices: (where, by) => around(() => writer.findInvoices(where, by)),
    findContact: (where, number) => around(() => writer.findContact(where, number)),
    findItem: (where, code) => around(() => writer.findItem(where, code)),
    readContact: (where, id) => around(() => writer.readContact(where, id)),
    findQuotes: (where, number) => around(() => writer.findQuotes(where, number)),
    readQuote: (where, quoteId) => around(() => writer.readQuote(where, quoteId)),
    readInvoice: (where, invoiceId) => around(() => writer.readInvoice(where, invoiceId)),
    findCreditNotes: (where, by) => around(() => writer.findCreditNotes(where, by)),
    readCreditNote: (where, creditId) => around(() => writer.readCreditNote(where, creditId)),
    payLink: (where, invoiceId) => around(() => writer.payLink(where, invoiceId)),
    pdf: (where, invoiceId) => around(() => writer.pdf(where, invoiceId)),
  };
}

/** The same ports, of a process that is killed as its fate says. */
export function mortal(deps: OutboxDeps, fate: Fate): OutboxDeps {
  return { ...deps, inOutbox: killingWithin(deps.inOutbox, fate), writer: killingWriter(deps.writer, fate) };
}

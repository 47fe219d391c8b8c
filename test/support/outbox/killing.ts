import type { OutboxDeps } from '../../../src/invoicing/outbox-deps.ts';
import type { InOutbox, XeroWriter } from '../../../src/invoicing/ports.ts';

/** Thrown where the process is killed. */
export class Killed extends Error {}

/** Counts the awaits that a process passes and kills it at the one that is named; null: it lives. */
export interface Fate {
  passed: number;
  killAt: number | null;
}

const pass = (fate: Fate): void => {
  if (fate.passed++ === fate.killAt) throw new Killed();
};

/** Before a transaction, in it when all was said, and after its commit. */
const killingInOutbox =
  (inOutbox: InOutbox, fate: Fate): InOutbox =>
  async (portalId, work) => {
    pass(fate);
    const result = await inOutbox(portalId, async (unit) => {
      const said = await work(unit);
      pass(fate);
      return said;
    });
    pass(fate);
    return result;
  };

/** Before a call leaves, and when its answer has come. */
function killingWriter(writer: XeroWriter, fate: Fate): XeroWriter {
  const around = async <T>(call: () => Promise<T>): Promise<T> => {
    pass(fate);
    const answer = await call();
    pass(fate);
    return answer;
  };
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
  return { ...deps, inOutbox: killingInOutbox(deps.inOutbox, fate), writer: killingWriter(deps.writer, fate) };
}

import type { XeroStandIn } from '../start.ts';
import type { WebhookReport, WebhookSettings } from '../webhooks/webhooks.ts';
import { connect, control, startSmall } from './harness.ts';
import { KEY, startReceiver, type Receiver } from './receiver.ts';
import { ids } from './small-world.ts';

const EVERY_MS = 10;
const PATIENCE_MS = 3000;

/** Asks until it is so; throws what it last said when that takes more than three seconds. */
export const until = async (isSo: () => boolean): Promise<void> => {
  const deadline = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain for ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
};

/** A small stand-in that the app is connected to, and the app's receiver, afresh for each test. To be called at the top of a file. */
export const useWebhooks = () => {
  let xero: XeroStandIn;
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await startReceiver();
    xero = await startSmall({ webhooks: { url: receiver.url, key: KEY, timeoutMs: 300 } });
    await connect(xero);
  });
  afterEach(async () => {
    await xero.close();
    await receiver.close();
  });
  return {
    get xero() {
      return xero;
    },
    get receiver() {
      return receiver;
    },
    set: async (settings: WebhookSettings) =>
      (await (await control(xero, '/webhooks', settings)).json()) as WebhookReport,
    report: async () => (await (await fetch(`${xero.url}/__sandbox/webhooks`)).json()) as WebhookReport,
    /** So many edits of one invoice by a person. */
    async edit(times = 1) {
      for (let time = 0; time < times; time += 1)
        await control(xero, '/edit', { invoiceId: ids.dueToday, changes: { reference: `Edit ${time}` } });
    },
  };
};

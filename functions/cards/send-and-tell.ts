import type { IntentState } from '../../src/contract/invoicing.ts';
import { readIntent, type IntentView } from '../../src/invoicing/outbox/read-intent.ts';
import type { Deps } from '../runtime/deps.ts';
import { presentIntent } from '../present/present-intent.ts';

type FollowDeps = Pick<Deps, 'inPortal' | 'inOutbox' | 'sendNow'>;

interface Followed {
  portalId: string;
  intentId: string;
}

/** Sends an intent that was decided by now, what it waits for before and what waits for it after it, and tells how it stands then. */
export async function sendAndTell(deps: FollowDeps, { portalId, intentId }: Followed): Promise<IntentState> {
  const { intent, waitsFor } = await decided(deps, { portalId, intentId });
  const after = await deps.inOutbox(portalId, ({ outbox }) => outbox.waitingFor(intent.intentId));
  const inOrder = [...(waitsFor ? [waitsFor] : []), intent, ...after];
  await deps.sendNow.send(
    portalId,
    inOrder.map((one) => one.intentId),
  );
  const view = await decided(deps, { portalId, intentId });
  const books = await deps.inPortal(portalId, ({ receivables }) => receivables.books());
  return presentIntent(view, books?.shortCode ?? null);
}

async function decided({ inPortal }: FollowDeps, { portalId, intentId }: Followed): Promise<IntentView> {
  const view = await inPortal(portalId, (reads) => readIntent(reads, intentId));
  if (!view) throw new Error(`The intent ${intentId} was decided and is not there`);
  return view;
}

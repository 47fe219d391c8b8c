import type { ChosenTopic } from '../billing-settings/facts.ts';
import { ok, type Result } from '../lib/result.ts';
import { draftInvoice, type DraftDeps, type DraftRequest } from './draft-invoice.ts';
import type { InvoiceDraft } from './rules/draft.ts';

/** A deal's draft as it is, and as it would be. */
export interface Tried {
  before: InvoiceDraft;
  after: InvoiceDraft;
}

interface Trial {
  tenantId: string;
  chosen: ChosenTopic;
  request: DraftRequest;
}

type Failed = Extract<Awaited<ReturnType<typeof draftInvoice>>, { ok: false }>['error'];

/**
 * What a deal's draft is with the settings of an organisation as they are kept, and what it would be if one topic were set
 * otherwise. The deal is read live, with the properties that either asks for. Nothing is written.
 */
export async function trySettings(
  deps: DraftDeps,
  { tenantId, chosen, request }: Trial,
): Promise<Result<Tried, Failed>> {
  const before = await draftInvoice(withSettings(deps, { tenantId, chosen: null }), request);
  if (!before.ok) return before;
  const after = await draftInvoice(withSettings(deps, { tenantId, chosen }), request);
  return after.ok ? ok({ before: before.value.draft, after: after.value.draft }) : after;
}

/** As `deps`, of that organisation, and as if the topic were set as chosen; null: as it is kept. */
const withSettings = (
  deps: DraftDeps,
  { tenantId, chosen }: { tenantId: string; chosen: ChosenTopic | null },
): DraftDeps => ({
  ...deps,
  inPortal: (portalId, work) =>
    deps.inPortal(portalId, (reads) => {
      const books = async () => {
        const kept = await reads.billing.books(tenantId);
        return kept && chosen ? { ...kept, billing: { ...kept.billing, [chosen.topic]: chosen.document } } : kept;
      };
      return work({ ...reads, billing: { ...reads.billing, books } });
    }),
});

import { invoiceDraft, type InvoiceDraft } from '../../src/contract/invoicing.ts';
import type { LiveDeal } from '../../src/invoicing/facts.ts';
import type { ReadDeal } from '../../src/invoicing/ports.ts';
import { ok } from '../../src/lib/result.ts';
import { liveDeal } from './billing-facts.ts';
import { newPortal } from './card-ledgers.ts';
import type { FreshDatabase } from './databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from './door-house.ts';
import { Ledger } from './ledger-builder.ts';
import { testLog } from './test-log.ts';

/** May invoice own deals. */
export const REP = '7';
export const APPROVER = '8';
/** May see amounts, and no more. */
export const LOOKER = '9';

/** A deal of company 42, whom Xero does not know, in an organisation with one sales account. */
export const unmatched = (portalId: string): Ledger =>
  new Ledger(portalId)
    .user(REP)
    .rule({ subject_kind: 'user', subject_id: REP, right: 'invoice', scope: 'own' })
    .rule({ subject_kind: 'user', subject_id: APPROVER, right: 'approve', scope: 'all' })
    .rule({ subject_kind: 'user', subject_id: LOOKER, right: 'amounts', scope: 'all' })
    .company('42', { name: 'Zoë & Söhne', ownerId: '70' })
    .deal('5', { name: 'Yesterday’s name', ownerId: '70' })
    .organisation({ salesTerms: { type: 'DAYSAFTERBILLDATE', day: 30 } })
    .salesAccount('200')
    .taxRate('OUTPUT2', '20')
    .currency('GBP')
    .readUntil(NOW);

/** The same, and the company is Xero contact `c`. */
export const matched = (portalId: string): Ledger =>
  unmatched(portalId).contact('c', { name: 'Zoë & Söhne GmbH', contactNumber: 'HS-COMPANY-42' });

/** The doors, with a HubSpot that says of deal 5 what it is told to say. */
export interface DraftHouse extends DoorHouse {
  /** What HubSpot says from now on. */
  hubspotSays: (deal: Awaited<ReturnType<ReadDeal>>) => void;
  /** Which deals HubSpot was asked for since it was last told what to say. */
  asked: string[];
  /** A portal of its own; returns its id. */
  write: (build?: (portalId: string) => Ledger) => Promise<string>;
  askDraft: (portalId: string, choices?: Record<string, string>, userId?: string) => ReturnType<DoorHouse['ask']>;
  draft: (portalId: string, choices?: Record<string, string>, userId?: string) => Promise<InvoiceDraft>;
  /** The draft of a deal as it is now, in a portal of its own. */
  draftFor: (build: (portalId: string) => Ledger, deal?: LiveDeal) => Promise<InvoiceDraft>;
}

export async function openDraftHouse(fresh: () => Promise<FreshDatabase>): Promise<DraftHouse> {
  let said: Awaited<ReturnType<ReadDeal>> = ok(liveDeal());
  const asked: string[] = [];
  const readDeal: ReadDeal = (portalId, dealId) => {
    asked.push(`${portalId}/${dealId}`);
    return Promise.resolve(said);
  };
  const house = await openDoorHouse(fresh, testLog(), { readDeal });
  const hubspotSays: DraftHouse['hubspotSays'] = (deal) => {
    said = deal;
    asked.length = 0;
  };
  const write: DraftHouse['write'] = async (build = matched) => {
    const portalId = newPortal();
    await build(portalId).write(house.store);
    return portalId;
  };
  const askDraft: DraftHouse['askDraft'] = (portalId, choices = {}, userId = REP) =>
    house.ask({ userId, portalId }, { path: '/cards/deals/5/draft', query: choices });
  const draft: DraftHouse['draft'] = async (...of) => {
    const answer = await askDraft(...of);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return invoiceDraft.strict().parse(answer.value);
  };
  const draftFor: DraftHouse['draftFor'] = async (build, deal = liveDeal()) => {
    hubspotSays(ok(deal));
    return draft(await write(build));
  };
  return { ...house, hubspotSays, asked, write, askDraft, draft, draftFor };
}

/** The gaps of a draft, each as `field: message`. */
export const gapsOf = ({ gaps }: InvoiceDraft): string[] =>
  gaps.map(({ field, message }) => `${field ?? '-'}: ${message}`);

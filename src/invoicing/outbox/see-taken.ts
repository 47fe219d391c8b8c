import type { WriteFailure } from '../../lib/failure.ts';
import { seeItem } from '../mapping/asked-item.ts';
import type { Intent } from '../facts.ts';
import type { OutboxUnit, Written, XeroWriter } from '../ports.ts';
import { seeQuote } from '../quotes/see-quote.ts';
import { isNumberTaken } from '../quotes/asked-quote.ts';
import { isTaken } from '../mapping/rules/new-item.ts';

/** What stands in Xero where something new was refused because its code or number is taken. */
interface Seen {
  written: Written;
  /** Whether it is the very one: an earlier attempt went through unnoticed. */
  isOurs: boolean;
  /** Puts it into the mirror, for a person to see. */
  mirror: (unit: Pick<OutboxUnit, 'billing' | 'quotes'>, readAt: Date) => Promise<void>;
}

/** What an item or a quote was refused for. Null: the refusal says nothing of the kind, or it cannot be found out now. */
export async function seeTaken(writer: XeroWriter, intent: Intent, failure: WriteFailure): Promise<Seen | null> {
  if (failure.code !== 'vendor_rejected') return null;
  const { tenantId } = intent;
  if (intent.kind === 'create_item' && isTaken(failure.messages)) {
    const seen = await seeItem(writer, intent);
    if (!seen.ok || !seen.value) return null;
    const { item, isOurs } = seen.value;
    const mirror: Seen['mirror'] = ({ billing }, readAt) => billing.mirrorItem(tenantId, item, readAt);
    return { written: { kind: 'item', item }, isOurs, mirror };
  }
  if (intent.kind !== 'create_quote' || !isNumberTaken(failure.messages)) return null;
  const seen = await seeQuote(writer, intent);
  if (!seen.ok || !seen.value) return null;
  const { quote, isOurs } = seen.value;
  const mirror: Seen['mirror'] = ({ quotes }, readAt) => quotes.mirror(tenantId, quote, readAt);
  return { written: { kind: 'quote', quote }, isOurs, mirror };
}

import { useRef, useState } from 'react';
import type { InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { pathWith } from '../../shared/service/ask.ts';
import { useDeal } from '../use-deal.ts';
import {
  beforeReading,
  failedAfter,
  NOTHING_SAID,
  previewOf,
  type Known,
  type Revised,
  type Stage,
} from './creation-stage.ts';

const askedOf = ({ invoiceId, submits }: Revised): { status: string } | { updates: string } =>
  submits ? { status: 'SUBMITTED' } : { updates: invoiceId };

interface DraftOptions {
  /** What is made anew from the deal, instead of another invoice. */
  revised: Revised | undefined;
  /** Begins a turn; a later one has the draft of this one dropped. */
  turn: () => () => boolean;
}

/** The draft of an invoice as it is known, and reading it with other answers. */
export function useDraft({ revised, turn }: DraftOptions) {
  const { ask, path } = useDeal();
  const { known, now, know } = useKnown();
  /** What was said of one draft to be overwritten says nothing of the next. */
  const show = (stage: Stage): void => know({ stage, saying: { ...now.current.saying, overwrites: false } });

  const read = async ({ choices, saying }: Pick<Known, 'choices' | 'saying'>): Promise<void> => {
    const isCurrent = turn();
    const before = beforeReading(now.current, choices);
    know({ stage: { at: 'reading', before }, choices, saying });
    const asked = revised === undefined ? choices : { ...choices, ...askedOf(revised) };
    const answer = await ask<InvoiceDraft>(pathWith(`${path}/draft`, asked));
    if (!isCurrent()) return;
    if (answer.ok) show(previewOf(answer.value, []));
    else know(failedAfter(before, answer.error));
  };
  return { known, now, know, show, read };
}

/** What is true now lies in a ref beside the state: two clicks in one moment must not both find a draft to send. */
function useKnown() {
  const [known, show] = useState<Known>({ stage: { at: 'reading', before: null }, choices: {}, saying: NOTHING_SAID });
  const now = useRef(known);
  const know = (change: Partial<Known>): void => {
    now.current = { ...now.current, ...change };
    show(now.current);
  };
  return { known, now, know };
}

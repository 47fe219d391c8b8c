import { Text } from '@hubspot/ui-extensions';
import type { XeroSays as Said } from '../../../src/contract/record-card.ts';
import { useNow } from '../format/use-now.ts';
import { ago } from '../format/words.ts';

const words: Record<Said['state'], (when: string) => string> = {
  same: (when) => `Xero's own sum of this customer is the same (read ${when}).`,
  rates_differ: () => "Xero's own sum is not compared: it puts currencies together, at rates of its own.",
  differs: (when) =>
    `Xero's own sum of this customer is different (read ${when}). It is compared again tonight; if it stays, tell whoever installed Tieout.`,
};

/** Whether Xero itself arrives at the same sum, and when it was asked. */
export const XeroSays = ({ said: { state, asOf } }: { said: Said }) => (
  <Text variant="microcopy">{words[state](ago(asOf, useNow()))}</Text>
);

import {
  Button,
  Checkbox,
  DateInput,
  Input,
  LoadingButton,
  Select,
  TextArea,
  ToggleGroup,
  type SelectProps,
} from '@hubspot/ui-extensions';
import { DealCard } from '../../../extensions/deal-card/DealCard.tsx';
import type { DealInvoices } from '../../../src/contract/invoicing.ts';
import type { DealQuotes } from '../../../src/contract/quotes.ts';
import type { RecordCard } from '../../../src/contract/record-card.ts';
import { dealInvoices } from './invoicing-sample.ts';
import { openCard, settle, type OpenCard } from './open-card.tsx';
import { dealQuotes } from './quotes-sample.ts';
import { card, company } from './sample.ts';
import { ok } from './service.ts';

const deal = { objectTypeId: '0-3', objectId: '901', name: 'Rope for the harbour' };

/** The doors of deal 901. */
export const doors = {
  record: 'GET /cards/record?objectTypeId=0-3&objectId=901',
  invoices: 'GET /cards/deals/901/invoices',
  quotes: 'GET /cards/deals/901/quotes',
  draft: 'GET /cards/deals/901/draft',
  create: 'POST /cards/deals/901/invoices',
  intent: 'GET /cards/intents/intent-1',
};

/** A deal's card as a person with the right to invoice sees it. */
export const dealCard = (change: Partial<RecordCard> = {}): RecordCard =>
  card({ record: deal, customer: company, right: 'invoice', ...change });

interface Answers {
  record?: RecordCard;
  invoices?: DealInvoices | (() => unknown);
  /** None, unless told. */
  quotes?: DealQuotes | (() => unknown);
}

/** Opens the card of deal 901 and waits for its invoices. */
export async function openDeal({
  record = dealCard(),
  invoices = dealInvoices(),
  quotes = dealQuotes(),
}: Answers = {}): Promise<OpenCard> {
  const opening = openCard(<DealCard />, record, { objectId: 901, objectTypeId: '0-3' });
  opening.service.on(doors.invoices, typeof invoices === 'function' ? invoices : () => ok(invoices));
  opening.service.on(doors.quotes, typeof quotes === 'function' ? quotes : () => ok(quotes));
  await settle();
  return opening;
}

/** How often a door was called, whatever its query. */
export const callsOf = ({ service }: OpenCard, door: string): number =>
  service.calls.filter((call) => call === door || call.startsWith(`${door}?`)).length;

const named =
  (words: string) =>
  ({ text }: { text: string | null }): boolean =>
    text === words;

/** The button with those words; the last of them, since panels and modals stand behind what opens them. */
export function buttonOf({ renderer }: OpenCard, words: string) {
  const found = [...allButtons(renderer.getRootNode(), words)].at(-1);
  if (!found) throw new Error(`No button says “${words}”`);
  return found;
}

type Within = ReturnType<OpenCard['renderer']['getRootNode']>;

const allButtons = (root: Pick<Within, 'findAll'>, words: string) => [
  ...root.findAll(Button, named(words)),
  ...root.findAll(LoadingButton, named(words)),
];

/** Clicks and waits for what follows. */
export async function click(opening: OpenCard, words: string): Promise<void> {
  buttonOf(opening, words).trigger('onClick');
  await settle();
}

const fields = [Select, ToggleGroup, Input, DateInput, Checkbox, TextArea];

/** The field of that name; null: it is not asked. */
export function fieldOf({ renderer }: OpenCard, name: string) {
  const found = fields.map((field) => renderer.maybeFind<SelectProps>(field as typeof Select, { name }));
  return found.find((field) => field !== null) ?? null;
}

/** Answers the field of that name and waits for what follows. */
export async function answer(opening: OpenCard, name: string, value: unknown): Promise<void> {
  // The argument of an event handler; the types of the testing library ask for the handler itself.
  fieldOf(opening, name)?.trigger('onChange', value as never);
  await settle();
}

/** Types into the field of that name without leaving it. */
export function type(opening: OpenCard, name: string, text: string): void {
  fieldOf(opening, name)?.trigger('onInput' as 'onChange', text as never);
}

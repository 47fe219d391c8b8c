import { Button, Form, LoadingButton, Tabs } from '@hubspot/ui-extensions';
import type { BillingSettingsAnswer } from '../../../src/contract/billing-settings.ts';
import type { SettingsOverview } from '../../../src/contract/settings.ts';
import { billing } from './billing-sample.ts';
import { settle, wordsIn } from './open-card.tsx';
import { openPage, tabOf } from './open-settings.tsx';
import { ok, type FakeService } from './service.ts';
import { settings } from './settings-sample.ts';

/** The doors of what is set for invoices. */
export const billingDoors = {
  read: 'GET /settings/billing',
  save: 'POST /settings/billing',
  try: 'POST /settings/billing/try',
  undo: 'POST /settings/billing/undo',
  history: 'GET /settings/billing/history',
};

interface Opening {
  /** What the door of the rules answers. */
  answer?: unknown;
  overview?: SettingsOverview;
  /** What else is answered. */
  before?: (service: FakeService) => void;
}

/** Opens the billing rules over a service that answers so at that moment. `tell` changes what it says from then on. */
export async function openBilling({ answer = ok(billing()), overview = settings(), before }: Opening = {}) {
  let said: unknown = answer;
  const page = openPage(() => ok(overview));
  page.service.on(billingDoors.read, () => said);
  before?.(page.service);
  await settle();
  if (overview.role === 'admin') page.renderer.find(Tabs).trigger('onSelectedChange', 'billing' as never);
  await settle();
  const tell = (next: BillingSettingsAnswer): void => void (said = ok(next));
  return { ...page, tell };
}
type BillingPage = Awaited<ReturnType<typeof openBilling>>;

/** One topic of the page: its words, and what can be done in it. */
export function topicOf(page: BillingPage, title: string) {
  const tab = () => tabOf(page, title);
  const buttons = (words: string) => [
    ...tab().findAll(Button, ({ text }) => text === words),
    ...tab().findAll(LoadingButton, ({ text }) => text === words),
  ];
  return {
    tab,
    words: () => wordsIn(tab()),
    buttons,
    /** Clicks the button with those words, the first of them unless told. */
    press: async (words: string, which = 0) => {
      const button = buttons(words)[which];
      if (!button) throw new Error(`No button ${which} says “${words}”`);
      button.trigger('onClick');
      await settle();
    },
    save: async () => {
      tab()
        .find(Form)
        .trigger('onSubmit', {} as never);
      await settle();
    },
  };
}

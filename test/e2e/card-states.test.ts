import { cast } from '../../sandbox/seed/cast.ts';
import { useCards } from './card-page.ts';

/*
 * Every state of the cards, in a real browser on the whole house. With SCREENSHOTS_DIR set, each is kept as a picture
 * (`npm run screenshots` keeps them in docs/screenshots).
 */
const cards = useCards();
const portalId = String(cast.portalId);
const company = (name: 'manyInvoices' | 'noHistory' | 'noXeroContact' | 'bothCurrencies' | 'ownedByOtherTeam') =>
  cast[name].companyId;

type InPortal = Parameters<typeof cards.house.store.withPortal>[1];
const inPortal = (work: InPortal) => cards.house.store.withPortal(portalId, work);

/** Changes rows of the portal for one test, and undoes it whatever becomes of the test. */
async function during(change: InPortal, undo: InPortal, look: () => Promise<void>): Promise<void> {
  await inPortal(change);
  try {
    await look();
  } finally {
    await inPortal(undo);
  }
}

const setReadUntil =
  (at: Date | null): InPortal =>
  ({ db }) =>
    db.updateTable('stream_cursors').set({ read_until: at }).where('tenant_id', '!=', '').execute();

test('ready: standing, figures, the five oldest open invoices', async () => {
  await cards.open('0-2', company('manyInvoices'));
  await cards.says('Speak to finance');
  await cards.says('INV-1345');
  expect(await cards.words()).toContain('and 15 more open invoices');
  await cards.picture('record-card');
});

test('two currencies, never added together', async () => {
  await cards.open('0-2', company('bothCurrencies'));
  expect(await cards.words()).toMatch(/Owed EUR .* Owed GBP |Owed GBP .* Owed EUR /);
  await cards.picture('two-currencies');
});

test('several Xero contacts', async () => {
  await cards.open('0-2', cast.severalXeroContacts.companyId);
  expect(await cards.words()).toMatch(/Xero/);
  await cards.picture('several-xero-contacts');
});

test('loading', async () => {
  await cards.page.route('**/api/fetch', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await cards.page.goto(cards.house.record('0-2', company('manyInvoices')));
  await cards.says('Opening the account');
  await cards.picture('loading');
  await cards.says('Speak to finance');
});

test('nothing yet', async () => {
  await cards.open('0-2', company('noHistory'));
  await cards.says('No history');
  await cards.picture('nothing-yet');
});

test('not matched', async () => {
  await cards.open('0-2', company('noXeroContact'));
  await cards.says(/never matched by name/);
  await cards.picture('not-matched');
});

test('status only', async () => {
  await cards.open('0-2', company('ownedByOtherTeam'));
  await cards.says('Amounts are not shown to you');
  await cards.picture('status-only');
});

test('no permission', async () => {
  const { userId } = cast.users.otherRep;
  const rule = { subject_kind: 'user' as const, subject_id: String(userId), scope: 'all' as const };
  await during(
    ({ db }) =>
      db
        .insertInto('access_rules')
        .values({ portal_id: portalId, ...rule, right: 'none' })
        .execute(),
    ({ db }) => db.deleteFrom('access_rules').where('subject_id', '=', rule.subject_id).execute(),
    async () => {
      await cards.open('0-2', company('ownedByOtherTeam'), userId);
      expect(await cards.words()).not.toMatch(/Speak to finance|GBP/);
      for (const answer of cards.answers) expect(answer).not.toMatch(/\d\.\d{2}(?!\d)|speak_to_finance/);
      await cards.picture('no-permission');
    },
  );
});

test('not connected, for a rep and for the administrator', async () => {
  const stored = await inPortal(({ db }) => db.selectFrom('xero_connections').selectAll().execute());
  await during(
    ({ db }) => db.deleteFrom('xero_connections').execute(),
    ({ db }) =>
      db
        .insertInto('xero_connections')
        .values(stored as never)
        .execute(),
    async () => {
      await cards.open('0-2', company('manyInvoices'));
      const forRep = await cards.words();
      expect(forRep).toMatch(/not connected/i);
      await cards.picture('not-connected');
      await cards.open('0-2', company('manyInvoices'), cast.users.admin.userId);
      expect(await cards.words()).not.toBe(forRep);
      await cards.picture('not-connected-admin');
    },
  );
});

test('reconnect needed: the figures are still shown, and since when they stand', async () => {
  const state =
    (value: 'connected' | 'reconnect_needed'): InPortal =>
    async ({ db }) =>
      db.updateTable('xero_connections').set({ state: value }).execute();
  await during(state('reconnect_needed'), state('connected'), async () => {
    await cards.open('0-2', company('manyInvoices'));
    const words = await cards.words();
    expect(words).toMatch(/connected again|reconnect/i);
    expect(words).toContain('INV-1345');
    await cards.picture('reconnect-needed');
  });
});

test('stale', async () => {
  await during(setReadUntil(new Date(Date.now() - 5 * 3_600_000)), setReadUntil(new Date()), async () => {
    await cards.open('0-2', company('manyInvoices'));
    expect(await cards.words()).toMatch(/5 hours ago/);
    await cards.picture('stale');
  });
});

test('a first reading is under way', async () => {
  await during(setReadUntil(null), setReadUntil(new Date()), async () => {
    await cards.open('0-2', company('manyInvoices'));
    expect(await cards.words()).not.toContain('Owed');
    await cards.picture('first-reading');
  });
});

test('an error, and trying again', async () => {
  await cards.house.closeDoors();
  try {
    await cards.open('0-2', company('manyInvoices'));
    await cards.page.getByRole('button', { name: 'Try again' }).waitFor();
    await cards.picture('error');
  } finally {
    await cards.house.openDoors();
  }
  await cards.page.getByRole('button', { name: 'Try again' }).click();
  await cards.says('Speak to finance');
});

test('a deal with its customer, and one with neither company nor person', async () => {
  await cards.open('0-3', cast.deals.readyToInvoice.dealId);
  await cards.says(cast.paysOnTime.name);
  await cards.picture('deal-card');
  await cards.open('0-3', cast.deals.nobody.dealId);
  await cards.says(/company/i);
  await cards.picture('deal-without-customer');
});

test('names that need care stay whole, and the page does not overflow', async () => {
  for (const name of ['accents', 'apostrophe', 'ampersand', 'emoji', 'longName'] as const) {
    await cards.open('0-2', cast[name].companyId);
    expect(await cards.words()).toContain(cast[name].name);
    const overflow = await cards.page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  }
  await cards.picture('long-name');
});

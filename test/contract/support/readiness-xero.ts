import { randomUUID } from 'node:crypto';
import { ukWorld } from '../../../sandbox/seed/uk.ts';
import type { Organisation } from '../../../sandbox/xero/facts.ts';
import type { BillingBooks, IntentKind } from '../../../src/invoicing/facts.ts';
import type { MirrorItem } from '../../../src/invoicing/mapping/facts.ts';
import type { Written } from '../../../src/invoicing/ports.ts';
import type { WriteFailure } from '../../../src/lib/failure.ts';
import { decimal } from '../../../src/lib/money.ts';
import type { Result } from '../../../src/lib/result.ts';
import { billingBooks } from '../../support/billing-facts.ts';
import { control, pointedXero, TODAY } from './stand-ins.ts';

/** A Xero with currencies of no and of three decimals, both lock dates and an item that is not sold, and what a mirror has of it. */
export interface ReadinessXero {
  organisation: Organisation;
  books: BillingBooks;
  items: MirrorItem[];
  send: (kind: IntentKind, request: string) => Promise<Result<Written, WriteFailure>>;
  close: () => Promise<void>;
}

export async function readinessXero(): Promise<ReadinessXero> {
  const world = ukWorld(TODAY);
  const organisation = world.xero.organisations[0]! as Organisation;
  organisation.currencies.push({ code: 'JPY', description: 'Yen' }, { code: 'KWD', description: 'Kuwaiti Dinar' });
  organisation.endOfYearLockDate = '2025-03-31';
  organisation.items[0]!.isSold = false;
  const xero = await pointedXero({ world });
  await control(xero.url, 'POST /limits', { minute: 100_000, day: 1_000_000 });
  const where = { portalId: '1', tenantId: xero.tenantId };
  return {
    ...{ organisation, books: booksOf(organisation), close: xero.close },
    items: organisation.items.map(({ itemId, code, name, accountCode = null, taxType = null, isSold = true }) => ({
      ...{ id: itemId, code, name, accountCode, taxType, isSold, unitPrice: null, isTracked: false },
    })),
    send: (kind, request) => xero.adapter.writer.send(where, { kind, documentId: null, request, key: randomUUID() }),
  };
}

/** The organisation's settings as the mirror would have them. */
function booksOf(organisation: Organisation): BillingBooks {
  const { accounts, taxRates, currencies, trackingCategories, brandingThemes, baseCurrency } = organisation;
  const { periodLockDate = null, endOfYearLockDate = null } = organisation;
  const forSales = (one: (typeof accounts)[number]): boolean =>
    one.status === 'ACTIVE' && one.class === 'REVENUE' && one.systemAccount === undefined && one.code !== undefined;
  return billingBooks({
    ...{ baseCurrency, currencies: currencies.map(({ code }) => code), periodLockDate, endOfYearLockDate },
    salesAccounts: accounts.filter(forSales).map(({ code = '', name, taxType }) => ({ code, name, taxType })),
    otherAccounts: accounts
      .filter((one) => !forSales(one))
      .map(({ code = '', name, status, class: kind }) => ({ code, name, status, class: kind })),
    taxRates: taxRates
      .filter(({ status, canApplyTo }) => status === 'ACTIVE' && canApplyTo.revenue)
      .map(({ taxType, name, rate }) => ({ taxType, name, rate: decimal(rate) })),
    brandingThemes: brandingThemes.map(({ brandingThemeId, name }) => ({ brandingThemeId, name })),
    trackingCategories: trackingCategories.map(({ trackingCategoryId, name, status, options }) => ({
      ...{ categoryId: trackingCategoryId, name, status },
      options: options.map((option) => ({
        optionId: option.trackingOptionId,
        name: option.name,
        status: option.status,
      })),
    })),
  });
}

import {
  NOTHING_CHOSEN,
  type BillingSettings,
  type Choosable,
  type CrmProperty,
  type Topic,
} from '../../src/billing-settings/facts.ts';
import type { KeptVersion } from '../../src/billing-settings/ports.ts';
import { topicGaps } from '../../src/billing-settings/rules/topic-gaps.ts';
import type { BillingSettingsAnswer } from '../../src/contract/billing-settings.ts';
import type { BillingBooks } from '../../src/invoicing/facts.ts';
import { taxWords } from '../../src/invoicing/rules/tax-words.ts';
import { nameOf } from '../../src/tenancy/settings/person-name.ts';
import type { KnownPerson } from '../../src/tenancy/settings/ports.ts';

interface View {
  books: BillingBooks;
  choosable: Choosable;
  /** The newest version of each topic that was ever set. */
  kept: KeptVersion[];
  people: KnownPerson[];
}

/** What is set for an organisation's invoices, and what can be chosen. */
export function presentBillingSettings(view: View): BillingSettingsAnswer {
  const { tenantId, organisation } = view.books;
  return {
    ...{ tenantId, organisation },
    topics: {
      tax: topicJson(view, 'tax'),
      lines: topicJson(view, 'lines'),
      terms: topicJson(view, 'terms'),
      texts: topicJson(view, 'texts'),
      approval: topicJson(view, 'approval'),
      schedules: topicJson(view, 'schedules'),
    },
    options: optionsJson(view),
  };
}

type TopicJson<T extends Topic> = Omit<BillingSettingsAnswer['topics']['tax'], 'document'> & {
  document: BillingSettings[T];
};

function topicJson<T extends Topic>({ kept, choosable, people }: View, topic: T): TopicJson<T> {
  const newest = kept.find((version) => version.topic === topic);
  if (!newest) return { version: 0, document: NOTHING_CHOSEN[topic], changed: null, warnings: [] };
  const { userId, userEmail, at } = newest.changed;
  return {
    version: newest.version,
    document: newest.document as BillingSettings[T],
    changed: { by: { userId, name: nameOf(people, userId, userEmail) }, at: at.toISOString() },
    warnings: topicGaps(newest, choosable),
  };
}

const ACTIVE = 'ACTIVE';

function optionsJson({ books, choosable: { crm, currencies, properties } }: View): BillingSettingsAnswer['options'] {
  const of = (value: string, label: string) => ({ value, label });
  return {
    accounts: books.salesAccounts.map(({ code, name }) => of(code, `${code} – ${name}`)),
    taxRates: books.taxRates.map((rate) => of(rate.taxType, taxWords(rate))),
    trackingCategories: books.trackingCategories
      .filter(({ status }) => status === ACTIVE)
      .map(({ categoryId, name, options }) => ({
        ...of(categoryId, name),
        options: options
          .filter(({ status }) => status === ACTIVE)
          .map(({ optionId, name: called }) => of(optionId, called)),
      })),
    brandingThemes: books.brandingThemes.map(({ brandingThemeId, name }) => of(brandingThemeId, name)),
    currencies: currencies.map((code) => of(code, code)),
    pipelines: crm.pipelines.map(({ id, name }) => of(id, name)),
    owners: crm.owners.map(({ ownerId, name }) => of(ownerId, name)),
    users: crm.owners.flatMap(({ userId, name }) => (userId === null ? [] : [of(userId, name)])),
    teams: crm.teams.map(({ id, name }) => of(id, name)),
    products: crm.products.map(({ id, name }) => of(id, name)),
    dealProperties: propertyOptions(properties?.deal),
    lineProperties: propertyOptions(properties?.line),
    companyProperties: propertyOptions(properties?.company),
  };
}

/** By label; none where HubSpot did not answer. */
const propertyOptions = (properties: readonly CrmProperty[] = []) =>
  properties
    .map(({ name, label }) => ({ value: name, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en') || a.value.localeCompare(b.value, 'en'));

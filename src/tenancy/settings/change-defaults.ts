import type { Conflict, NotFound, NotReady } from '../../lib/failure.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { DraftDefaults } from '../facts.ts';
import { unknownPlaceholders } from '../rules/reference-pattern.ts';
import { nameOf } from './person-name.ts';
import type { SettingsStore, TiedOrganisation } from './ports.ts';

/** What the defaults may name: the organisation's own accounts and rates, as the mirror has them. */
export interface Choosable {
  accountCodes: string[];
  taxTypes: string[];
}

export interface DefaultsChange {
  tenantId: string;
  /** Of the defaults that the person saw. */
  version: number;
  defaults: DraftDefaults;
  choosable: Choosable;
  userId: string;
  userEmail: string;
  at: Date;
}

type Gap = NotReady['gaps'][number];

/**
 * Sets what drafts of an organisation start from (C66): a new version with who and when. Refused in words are an account or a
 * rate that sales cannot use, terms of a day that no month has, a placeholder that nobody knows; and, as a conflict, a
 * change of what somebody else has changed meanwhile.
 */
export async function changeDefaults(
  store: SettingsStore,
  change: DefaultsChange,
): Promise<Result<number, NotFound | NotReady | Conflict>> {
  await store.lock();
  const organisation = (await store.organisations()).find(({ tenantId }) => tenantId === change.tenantId);
  if (!organisation) return err({ code: 'not_found' });
  const gaps = gapsOf(change);
  if (gaps.length > 0) return err({ code: 'not_ready', gaps });
  if (organisation.kept.version !== change.version) return err(await changedMeanwhile(store, organisation));
  const { tenantId, version, defaults, userId, userEmail, at } = change;
  const saved = await store.saveDefaults({ tenantId, version: version + 1, defaults, userId, userEmail, at });
  return saved ? ok(version + 1) : err(await changedMeanwhile(store, organisation));
}

async function changedMeanwhile(store: SettingsStore, { kept }: TiedOrganisation): Promise<Conflict> {
  const { changed } = kept;
  const who = changed ? nameOf(await store.people(), changed.userId, changed.userEmail) : 'Somebody else';
  const message = `${who} has changed these settings since you opened them. Nothing of yours was saved.`;
  return { code: 'conflict', message };
}

function gapsOf({ defaults, choosable }: DefaultsChange): Gap[] {
  const { accountCode, taxType, terms, reference } = defaults;
  const unknown = unknownPlaceholders(reference);
  return [
    ...(accountCode === null || choosable.accountCodes.includes(accountCode) ? [] : [noAccount(accountCode)]),
    ...(taxType === null || choosable.taxTypes.includes(taxType) ? [] : [noRate(taxType)]),
    ...(terms && !namesADay(terms) ? [NO_DAY] : []),
    ...(unknown.length === 0 ? [] : [noPlaceholder(unknown)]),
  ];
}

/** Terms that name a day of a month need one that a month can have. */
const namesADay = ({ day, type }: NonNullable<DraftDefaults['terms']>): boolean =>
  (type !== 'OFCURRENTMONTH' && type !== 'OFFOLLOWINGMONTH') || (day >= 1 && day <= 31);

const noAccount = (code: string): Gap => ({
  message: `${code} is no active account for sales in Xero.`,
  fix: 'Choose one of the accounts in the list, or none.',
});

const noRate = (taxType: string): Gap => ({
  message: `${taxType} is no active tax rate that sales can use in Xero.`,
  fix: 'Choose one of the rates in the list, or none.',
});

const NO_DAY: Gap = { message: 'The terms name a day that no month has.', fix: 'Choose a day from 1 to 31.' };

const noPlaceholder = (unknown: string[]): Gap => ({
  message: `The reference holds ${unknown.join(' and ')}, which nothing can be put in for.`,
  fix: 'Use {deal}, {dealId} and {customer} only.',
});
